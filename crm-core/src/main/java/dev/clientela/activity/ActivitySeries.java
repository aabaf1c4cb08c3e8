package dev.clientela.activity;

import dev.clientela.error.RefusedException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is done again and again by a rule: the call of every Monday, the visit of each quarter.
 *
 * <p>It takes place by the clock on the wall of its zone. Where the clock is put forward past its time, it takes place as
 * much later as the clock was put forward; where the clock is put back and shows its time twice, it takes place the first
 * time. How long it takes is time that really passes.
 */
public final class ActivitySeries extends CrmRecord<ActivitySeries> {

    public static final RecordType<ActivitySeries> TYPE = ActivitySeriesFields.TYPE;

    /** The most occurrences that a series may have. */
    public static final int MOST_OCCURRENCES = 10_000;

    ActivitySeries(Values values) {
        super(values);
    }

    @Override
    public RecordType<ActivitySeries> type() {
        return TYPE;
    }

    @Override
    public ActivitySeriesId id() {
        return get(ActivitySeriesFields.ID);
    }

    public String subject() {
        return get(ActivitySeriesFields.SUBJECT);
    }

    public Owner owner() {
        return get(ActivitySeriesFields.OWNER);
    }

    public LocalDateTime firstStart() {
        return get(ActivitySeriesFields.FIRST_START);
    }

    public ZoneId zone() {
        return get(ActivitySeriesFields.ZONE);
    }

    public int minutes() {
        return get(ActivitySeriesFields.MINUTES).intValue();
    }

    public String recurrence() {
        return get(ActivitySeriesFields.RECURRENCE);
    }

    public List<OccurrenceChange> changes() {
        return find(ActivitySeriesFields.CHANGES).orElse(List.of());
    }

    public boolean isCancelled() {
        return get(ActivitySeriesFields.IS_CANCELLED);
    }

    /** The records that each occurrence is about. */
    public List<RecordRef> related() {
        return find(ActivitySeriesFields.RELATED).orElse(List.of());
    }

    Optional<OccurrenceChange> change(LocalDateTime original) {
        return changes().stream()
                .filter(change -> change.original().equals(original))
                .findFirst();
    }

    /** With this change of the occurrence in the place of the one it had; with none, as the rule says. */
    ActivitySeries changing(LocalDateTime original, Optional<OccurrenceChange> change) {
        requireNotCancelled();
        List<OccurrenceChange> all = new ArrayList<>(changes());
        all.removeIf(present -> present.original().equals(original));
        change.ifPresent(all::add);
        return with(ActivitySeriesFields.CHANGES, all.isEmpty() ? null : all);
    }

    ActivitySeries cancel() {
        requireNotCancelled();
        return with(values().edit()
                .set(ActivitySeriesFields.IS_CANCELLED, true)
                .set(ActivitySeriesFields.NEXT_AT, null)
                .build());
    }

    /** @throws RefusedException {@code series.cancelled} */
    void requireNotCancelled() {
        if (isCancelled()) {
            throw new RefusedException(SeriesErrors.CANCELLED, Map.of("series", id()));
        }
    }

    /** What an occurrence is when it becomes an activity. */
    Values activity(Occurrence occurrence) {
        Values.Builder values = Activity.TYPE
                .noValues()
                .edit()
                .set(ActivityFields.KIND, get(ActivitySeriesFields.KIND))
                .set(ActivityFields.SUBJECT, subject())
                .set(
                        ActivityFields.DESCRIPTION,
                        find(ActivitySeriesFields.DESCRIPTION).orElse(null))
                .set(
                        ActivityFields.LOCATION,
                        find(ActivitySeriesFields.LOCATION).orElse(null))
                .set(ActivityFields.OWNER, owner())
                .set(ActivityFields.START_AT, occurrence.start())
                .set(ActivityFields.END_AT, occurrence.end());
        return related().isEmpty()
                ? values.build()
                : values.set(ActivityFields.RELATED, related()).build();
    }
}
