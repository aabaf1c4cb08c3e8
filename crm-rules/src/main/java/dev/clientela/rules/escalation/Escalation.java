package dev.clientela.rules.escalation;

import dev.clientela.rules.OutcomeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much time there is for something, and who hears of it when that runs out.
 *
 * <pre>{@code
 * {"response": "PT1H", "resolution": "PT8H", "around_the_clock": true, "levels": [
 *    {"target": "resolution", "percent": 75, "tell": "owner"}, {"target": "resolution", "percent": 100, "tell": "manager"}]}
 * }</pre>
 *
 * @param response until the first response; none is promised when empty
 * @param resolution until it is settled
 * @param aroundTheClock whether every hour counts, instead of business hours
 */
public record Escalation(
        Optional<Duration> response, Optional<Duration> resolution, boolean aroundTheClock, List<Level> levels) {

    /** What rule sets of escalations decide: {@code escalation}. */
    public static final OutcomeType<Escalation> TYPE = new EscalationType();

    /** What time is promised for. */
    public enum Target {
        RESPONSE,
        RESOLUTION
    }

    /**
     * Somebody who hears of it.
     *
     * @param percent how much of the time has passed then; from 1 to 1,000
     * @param tell {@code owner}, {@code manager}, {@code user:id} or {@code queue:id}
     */
    public record Level(Target target, int percent, String tell) {}

    public Escalation {
        levels = List.copyOf(levels);
    }

    /** In business hours, with nobody to tell as yet. */
    public static Escalation resolvedWithin(Duration time) {
        return new Escalation(Optional.empty(), Optional.of(time), false, List.of());
    }

    public Escalation respondedWithin(Duration time) {
        return new Escalation(Optional.of(time), resolution, aroundTheClock, levels);
    }

    /** Every hour counts. */
    public Escalation allHours() {
        return new Escalation(response, resolution, true, levels);
    }

    public Escalation level(Target target, int percent, String tell) {
        List<Level> more = new java.util.ArrayList<>(levels);
        more.add(new Level(target, percent, tell));
        return new Escalation(response, resolution, aroundTheClock, more);
    }

    Optional<Duration> time(Target target) {
        return target == Target.RESPONSE ? response : resolution;
    }
}
