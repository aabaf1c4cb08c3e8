package dev.clientela.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.calendar.BusinessHours;
import dev.clientela.signal.ActivityFacts.Step;
import dev.clientela.signal.Signal.Cause;
import dev.clientela.signal.SignalRule.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SignalRuleProperties {

    /** A Friday before a clock change. */
    private static final Instant START = Instant.parse("2026-03-27T08:00:00Z");

    private static final BusinessHours OFFICE = BusinessHours.in(ZoneId.of("Europe/Madrid"))
            .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(14, 0))
            .openOnWeekdays(LocalTime.of(16, 0), LocalTime.of(19, 0))
            .build();

    @Provide
    Arbitrary<SignalSettings> settings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_500),
                        Arbitraries.integers().between(0, 1_500),
                        Arbitraries.of(BusinessHours.aroundTheClock(), OFFICE),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((orange, more, hours, any, grey) -> new SignalSettings(
                        Duration.ofMinutes(orange), Duration.ofMinutes(orange + more), hours, any, grey));
    }

    @Provide
    Arbitrary<ActivityFacts> facts() {
        Arbitrary<Step> step =
                minutes().optional().map(due -> new Step(Optional.empty(), due, Optional.empty(), false));
        return Combinators.combine(minutes().optional(), step.list().ofMaxSize(3))
                .as((contact, steps) -> new ActivityFacts(contact, steps, Optional.empty()));
    }

    private static Arbitrary<Instant> minutes() {
        return Arbitraries.integers().between(-3_000, 3_000).map(number -> START.plusSeconds(60L * number));
    }

    private static Signal decide(SignalSettings settings, ActivityFacts facts, Instant now) {
        return new SignalRule(settings).decide(new Beginning(Cause.CREATION, START), facts, now);
    }

    @Property
    @Label("SG-5 until it changes the colour stays, then it is another, and it never gets better by itself")
    void staysUntilItChanges(
            @ForAll("settings") SignalSettings settings,
            @ForAll("facts") ActivityFacts facts,
            @ForAll @IntRange(min = 0, max = 10_000) int minutes,
            @ForAll @IntRange(min = 1, max = 10_000) int later) {
        Instant now = START.plusSeconds(60L * minutes);
        Instant then = now.plusSeconds(60L * later);

        Signal signal = decide(settings, facts, now);

        assertThat(signal.colour())
                .isEqualTo(signal.components().stream()
                        .map(Signal.Component::colour)
                        .max(Colour::compareTo)
                        .orElseThrow());
        Colour atThen = decide(settings, facts, then).colour();
        assertThat(atThen).isGreaterThanOrEqualTo(signal.colour());
        if (signal.changesAt().isEmpty()) {
            assertThat(atThen).isEqualTo(signal.colour());
            return;
        }
        Instant change = signal.changesAt().get();
        assertThat(change).isAfter(now);
        assertThat(decide(settings, facts, change).colour()).isNotEqualTo(signal.colour());
        assertThat(decide(settings, facts, change.minusNanos(1_000)).colour()).isEqualTo(signal.colour());
        assertThat(atThen != signal.colour()).isEqualTo(!then.isBefore(change));
    }

    @Property
    @Label("SG-2 the colour is what the delay says, whatever the thresholds")
    void grades(@ForAll("settings") SignalSettings settings, @ForAll @IntRange(min = 0, max = 5_000) int minutes) {
        Instant now = START.plusSeconds(60L * minutes);
        Duration waited = settings.hours().between(START, now);
        ActivityFacts nothing = new ActivityFacts(Optional.empty(), List.of(), Optional.empty());

        Colour colour = decide(settings, nothing, now).colour();

        assertThat(colour == Colour.RED).isEqualTo(waited.compareTo(settings.redAfter()) > 0);
        assertThat(colour == Colour.ORANGE)
                .isEqualTo(waited.compareTo(settings.redAfter()) <= 0 && waited.compareTo(settings.orangeAfter()) > 0);
    }
}
