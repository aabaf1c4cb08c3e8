package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Instant;

/**
 * Something to be done. Without an owner, whoever plans it does it.
 *
 * <pre>{@code
 * PlanActivity.call("Ask about the engines").when(Schedule.by(tomorrow)).about(lead.id()).remindingAt(nineOClock)
 * }</pre>
 *
 * @param nature gives the kind when the values name none
 */
public record PlanActivity(Nature nature, Values values) {

    public static PlanActivity task(String subject) {
        return of(Nature.TASK, subject);
    }

    public static PlanActivity call(String subject) {
        return of(Nature.CALL, subject);
    }

    public static PlanActivity visit(String subject) {
        return of(Nature.VISIT, subject);
    }

    /** From the first instant to the second, which is not part of it. */
    public static PlanActivity meeting(String subject, Instant start, Instant end) {
        return of(Nature.MEETING, subject).when(Schedule.between(start, end));
    }

    private static PlanActivity of(Nature nature, String subject) {
        return new PlanActivity(nature, Activity.TYPE.noValues()).with(ActivityFields.SUBJECT, subject);
    }

    public PlanActivity when(Schedule schedule) {
        return new PlanActivity(nature, schedule.onto(values));
    }

    /** About these records as well. */
    public PlanActivity about(RecordId... records) {
        return new PlanActivity(nature, Relations.add(values, records));
    }

    public PlanActivity ownedBy(Owner owner) {
        return with(ActivityFields.OWNER, owner);
    }

    public PlanActivity remindingAt(Instant at) {
        return with(ActivityFields.REMIND_AT, at);
    }

    /** @param code a term of the vocabulary {@code activity_kind} */
    public PlanActivity ofKind(String code) {
        return with(ActivityFields.KIND, code);
    }

    /** Any field, built-in or custom. */
    public <T> PlanActivity with(Field<T> field, T value) {
        return new PlanActivity(nature, values.with(field, value));
    }
}
