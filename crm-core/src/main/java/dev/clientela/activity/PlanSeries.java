package dev.clientela.activity;

import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done again and again. Without an owner, whoever plans it does it.
 *
 * <pre>{@code
 * PlanSeries.meeting("Pipeline", LocalDateTime.of(2026, 3, 2, 9, 0), ZoneId.of("Europe/Madrid"), Duration.ofHours(1))
 *         .recurring("FREQ=WEEKLY;BYDAY=MO;COUNT=26")
 * }</pre>
 *
 * @param nature gives the kind when the values name none
 */
public record PlanSeries(Nature nature, Values values) {

    /** @param length in whole minutes */
    public static PlanSeries meeting(String subject, LocalDateTime first, ZoneId zone, Duration length) {
        return of(Nature.MEETING, subject, first, zone, length);
    }

    /** @param length in whole minutes */
    public static PlanSeries call(String subject, LocalDateTime first, ZoneId zone, Duration length) {
        return of(Nature.CALL, subject, first, zone, length);
    }

    /** @param length in whole minutes */
    public static PlanSeries visit(String subject, LocalDateTime first, ZoneId zone, Duration length) {
        return of(Nature.VISIT, subject, first, zone, length);
    }

    /** @param length in whole minutes */
    public static PlanSeries task(String subject, LocalDateTime first, ZoneId zone, Duration length) {
        return of(Nature.TASK, subject, first, zone, length);
    }

    private static PlanSeries of(Nature nature, String subject, LocalDateTime first, ZoneId zone, Duration length) {
        return new PlanSeries(nature, ActivitySeries.TYPE.noValues())
                .with(ActivitySeriesFields.SUBJECT, subject)
                .with(ActivitySeriesFields.FIRST_START, first)
                .with(ActivitySeriesFields.ZONE, zone)
                .with(ActivitySeriesFields.MINUTES, minutes(length));
    }

    static long minutes(Duration length) {
        if (!length.equals(Duration.ofMinutes(length.toMinutes()))) {
            throw new IllegalArgumentException("An occurrence takes whole minutes: " + length);
        }
        return length.toMinutes();
    }

    /** @param rule the value of an RRULE of RFC 5545, which must end */
    public PlanSeries recurring(String rule) {
        return with(ActivitySeriesFields.RECURRENCE, rule);
    }

    public PlanSeries about(RecordId... records) {
        @Nullable List<RecordRef> present = values.get(ActivitySeriesFields.RELATED);
        List<RecordRef> all = new ArrayList<>(present == null ? List.of() : present);
        for (RecordId record : records) {
            if (!all.contains(record.ref())) {
                all.add(record.ref());
            }
        }
        return all.isEmpty() ? this : with(ActivitySeriesFields.RELATED, List.copyOf(all));
    }

    public PlanSeries ownedBy(Owner owner) {
        return with(ActivitySeriesFields.OWNER, owner);
    }

    /** @param code a term of the vocabulary {@code activity_kind} */
    public PlanSeries ofKind(String code) {
        return with(ActivitySeriesFields.KIND, code);
    }

    /** Any field, built-in or custom. */
    public <T> PlanSeries with(Field<T> field, T value) {
        return new PlanSeries(nature, values.with(field, value));
    }
}
