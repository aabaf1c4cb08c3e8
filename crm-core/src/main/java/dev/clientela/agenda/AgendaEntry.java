package dev.clientela.agenda;

import dev.clientela.activity.ActivityStatus;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Owner;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an agenda.
 *
 * @param record the activity, series, deal or offer that it is of
 * @param key by which a calendar knows it for good, also after the occurrence of a series has become an activity
 * @param changedAt when what it is of was last changed; what a taken occurrence is of was made after its series was changed
 * @param status of activities, and of occurrences, which are open or cancelled
 * @param location of the actor's own entries alone
 * @param description of the actor's own entries alone
 */
public record AgendaEntry(
        Kind kind,
        RecordRef record,
        RecordRef key,
        Instant changedAt,
        String title,
        Owner owner,
        AgendaTime time,
        ActivityStatus status,
        Optional<String> location,
        Optional<String> description) {

    /** What a line of an agenda is of. */
    public enum Kind {
        ACTIVITY,
        /** Of a series; not an activity yet. */
        OCCURRENCE,
        /** A deal is planned to be closed. */
        PLANNED_CLOSE,
        /** The last day on which an offer can be accepted. */
        OFFER_EXPIRY
    }

    public Instant at() {
        return time.at();
    }
}
