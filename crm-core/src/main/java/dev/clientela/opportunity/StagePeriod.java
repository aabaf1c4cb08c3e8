package dev.clientela.opportunity;

import dev.clientela.event.EventEnvelope;
import dev.clientela.event.FieldChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time that a deal stood at one stage. The periods of a deal follow each other without gaps, so that their durations
 * add up to its age.
 *
 * @param from inclusive
 * @param until exclusive; empty while it stands there
 */
public record StagePeriod(String stage, Instant from, Optional<Instant> until) {

    /** How long it stood there, or has stood there until now. */
    public Duration duration(Instant now) {
        return Duration.between(from, until.orElse(now));
    }

    static List<StagePeriod> of(List<EventEnvelope> history) {
        List<StagePeriod> periods = new ArrayList<>();
        for (EventEnvelope event : history) {
            Optional<FieldChange> change = event.changes().of(OpportunityFields.STAGE);
            if (change.isPresent() && change.get().after() instanceof String stage) {
                if (!periods.isEmpty()) {
                    StagePeriod last = periods.remove(periods.size() - 1);
                    periods.add(new StagePeriod(last.stage(), last.from(), Optional.of(event.time())));
                }
                periods.add(new StagePeriod(stage, event.time(), Optional.empty()));
            }
        }
        return List.copyOf(periods);
    }
}
