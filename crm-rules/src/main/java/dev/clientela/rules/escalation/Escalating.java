package dev.clientela.rules.escalation;

import dev.clientela.calendar.BusinessHours;
import dev.clientela.record.CrmRecord;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.escalation.Escalation.Level;
import dev.clientela.rules.escalation.Escalation.Target;
import dev.clientela.rules.index.Situation;
import dev.clientela.signal.Response;
import dev.clientela.signal.ResponseTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells by rule how something stands against the time promised for it: leads, cases, whatever a host has. It decides and
 * tells nobody; who is to be told is in {@link Standing#reached}. Immutable.
 *
 * @param hours what counts as time where a rule does not say {@code around_the_clock}
 */
public record Escalating(RuleProgram<Escalation> rules, BusinessHours hours) {

    /**
     * How it stands; empty when no rule promises anything.
     *
     * @param opened when its time began
     */
    public Optional<Standing> standing(
            CrmRecord<?> record,
            Situation situation,
            Instant opened,
            Optional<Instant> responded,
            Optional<Instant> resolved) {
        return rules.decide(record, situation).outcome().map(escalation -> {
            Instant now = situation.moment().now();
            return new Standing(
                    escalation,
                    response(escalation, Target.RESPONSE, opened, responded.or(() -> resolved), now),
                    response(escalation, Target.RESOLUTION, opened, resolved, now));
        });
    }

    private Optional<Response> response(
            Escalation escalation, Target target, Instant opened, Optional<Instant> ended, Instant now) {
        BusinessHours counted = escalation.aroundTheClock() ? BusinessHours.aroundTheClock() : hours;
        return escalation
                .time(target)
                .map(time -> ResponseTarget.within(time).in(counted).response(opened, ended, now));
    }

    /**
     * How something stands.
     *
     * @param response the first response, against its time; what is resolved is answered
     */
    public record Standing(Escalation escalation, Optional<Response> response, Optional<Response> resolution) {

        /** The levels whose share of the time has passed, whether it has been settled since or not. */
        public List<Level> reached() {
            return escalation.levels().stream().filter(this::isReached).toList();
        }

        private boolean isReached(Level level) {
            Optional<Response> measured = level.target() == Target.RESPONSE ? response : resolution;
            Duration promised = escalation.time(level.target()).orElse(Duration.ZERO);
            return measured.filter(each ->
                            each.taken().multipliedBy(100).compareTo(promised.multipliedBy(level.percent())) >= 0)
                    .isPresent();
        }
    }
}
