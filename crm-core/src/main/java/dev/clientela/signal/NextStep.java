package dev.clientela.signal;

import dev.clientela.activity.ActivityId;
import dev.clientela.signal.ActivityFacts.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is to be done next about a record.
 *
 * @param activity for those who may see it
 * @param at when it starts or is due, if anybody has said so; of one for a whole day, when the day begins or ends
 */
public record NextStep(State state, Optional<ActivityId> activity, Optional<Instant> at) {

    /** How the next step stands. */
    public enum State {
        /** There is none. */
        NONE,
        /** Its time has passed. */
        OVERDUE,
        /** It is for today. */
        TODAY,
        /** It is for later, or for no time in particular. */
        PLANNED
    }

    private static final NextStep NOTHING = new NextStep(State.NONE, Optional.empty(), Optional.empty());
    private static final Comparator<Step> SOONEST =
            Comparator.comparing(step -> step.time().orElse(Instant.MAX));

    /** @param zone the owner's, whose today is meant */
    static NextStep of(ActivityFacts facts, Instant now, ZoneId zone) {
        return facts.open().stream()
                .min(SOONEST)
                .map(step -> new NextStep(state(step, now, zone), step.id(), step.time()))
                .orElse(NOTHING);
    }

    private static State state(Step step, Instant now, ZoneId zone) {
        if (step.isOverdue(now)) {
            return State.OVERDUE;
        }
        if (step.time().isEmpty()) {
            return State.PLANNED;
        }
        Instant time = step.endsItsDay()
                ? step.time().get().minusNanos(1)
                : step.time().get();
        int toToday = LocalDate.ofInstant(time, zone).compareTo(LocalDate.ofInstant(now, zone));
        if (toToday == 0) {
            return State.TODAY;
        }
        return toToday < 0 ? State.OVERDUE : State.PLANNED;
    }
}
