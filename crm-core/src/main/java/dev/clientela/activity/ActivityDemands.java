package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an activity must say, by its nature. */
final class ActivityDemands {

    private ActivityDemands() {}

    static List<Violation> check(Values values, Nature nature) {
        Violations violations = new Violations();
        switch (nature) {
            case NOTE -> requireText(values, ActivityFields.DESCRIPTION, violations);
            case EMAIL -> {
                // Mail without subject, or without text, is common.
            }
            case MEETING -> {
                requireText(values, ActivityFields.SUBJECT, violations);
                violations.require(
                        values.has(ActivityFields.START_AT), ActivityFields.START_AT.name(), RecordErrors.REQUIRED);
                violations.require(
                        values.has(ActivityFields.END_AT), ActivityFields.END_AT.name(), RecordErrors.REQUIRED);
            }
            case TASK, CALL, VISIT -> requireText(values, ActivityFields.SUBJECT, violations);
        }
        @Nullable Instant start = values.get(ActivityFields.START_AT);
        @Nullable Instant end = values.get(ActivityFields.END_AT);
        if (start != null && end != null) {
            violations.require(end.isAfter(start), ActivityFields.END_AT.name(), ActivityErrors.END_NOT_AFTER_START);
        }
        return violations.list();
    }

    private static void requireText(Values values, TextField field, Violations violations) {
        @Nullable String text = values.get(field);
        violations.require(text != null && !text.isBlank(), field.name(), RecordErrors.REQUIRED);
    }
}
