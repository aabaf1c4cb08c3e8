package dev.clientela.signal;

import dev.clientela.activity.ActivityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a signal needs to know of the activities about one record.
 *
 * @param lastContact when the last outbound or two-way contact was completed
 * @param open what is still to be done
 */
record ActivityFacts(Optional<Instant> lastContact, List<Step> open, Optional<LocalDate> lastActivityDate) {

    static final ActivityFacts NONE = new ActivityFacts(Optional.empty(), List.of(), Optional.empty());

    /**
     * An open activity.
     *
     * @param id for those who may see it
     * @param due when it is to be done by; of one for a whole day, when the day ends
     */
    record Step(Optional<ActivityId> id, Optional<Instant> due, Optional<Instant> start, boolean allDay) {

        boolean isOverdue(Instant now) {
            return due.filter(time -> allDay ? !time.isAfter(now) : time.isBefore(now))
                    .isPresent();
        }

        /** When it starts, or else is due. */
        Optional<Instant> time() {
            return start.or(() -> due);
        }

        /** Whether its time is the first instant after the day that is meant. */
        boolean endsItsDay() {
            return allDay && start.isEmpty();
        }
    }
}
