package dev.clientela.signal;

import static dev.clientela.signal.Colour.GREY;
import static dev.clientela.signal.Colour.ORANGE;
import static dev.clientela.signal.Colour.RED;
import static dev.clientela.signal.Colour.WHITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clientela.activity.ActivityId;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.signal.ActivityFacts.Step;
import dev.clientela.signal.Signal.Cause;
import dev.clientela.signal.SignalRule.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalRuleTest {

    /** A Monday. */
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final Duration TICK = Duration.ofNanos(1_000);
    private static final SignalSettings USUAL = SignalSettings.usual();
    private static final Beginning CAPTURED = new Beginning(Cause.CREATION, NOON);

    private static Instant hours(long number) {
        return NOON.plus(Duration.ofHours(number));
    }

    private static Step due(Instant at) {
        return new Step(
                Optional.of(new ActivityId(new UUID(0, at.getEpochSecond()))),
                Optional.of(at),
                Optional.empty(),
                false);
    }

    private static ActivityFacts facts(Optional<Instant> lastContact, Step... open) {
        return new ActivityFacts(lastContact, List.of(open), Optional.empty());
    }

    /** Something planned for long after, so that nothing is grey. */
    private static ActivityFacts planned() {
        return facts(Optional.empty(), due(hours(1_000)));
    }

    private static Colour colour(SignalSettings settings, ActivityFacts facts, Instant now) {
        return new SignalRule(settings).decide(CAPTURED, facts, now).colour();
    }

    @Test
    @DisplayName("SG-1 a lead is white, then orange after 12 hours without contact, then red after 24")
    void colours() {
        assertThat(colour(USUAL, planned(), hours(1))).isEqualTo(WHITE);
        assertThat(colour(USUAL, planned(), hours(13))).isEqualTo(ORANGE);
        assertThat(colour(USUAL, planned(), hours(25))).isEqualTo(RED);
    }

    @Test
    @DisplayName("SG-2 exactly 12 hours is white, exactly 24 is orange, and a moment more is not")
    void bounds() {
        assertThat(colour(USUAL, planned(), hours(12))).isEqualTo(WHITE);
        assertThat(colour(USUAL, planned(), hours(12).plus(TICK))).isEqualTo(ORANGE);
        assertThat(colour(USUAL, planned(), hours(24))).isEqualTo(ORANGE);
        assertThat(colour(USUAL, planned(), hours(24).plus(TICK))).isEqualTo(RED);
    }

    @Test
    @DisplayName("SG-2 the thresholds are settings, and orange comes before red")
    void thresholds() {
        SignalSettings quick = USUAL.after(Duration.ofMinutes(5), Duration.ofMinutes(10));

        assertThat(colour(quick, planned(), NOON.plusSeconds(300))).isEqualTo(WHITE);
        assertThat(colour(quick, planned(), NOON.plusSeconds(301))).isEqualTo(ORANGE);
        assertThat(colour(quick, planned(), NOON.plusSeconds(601))).isEqualTo(RED);
        assertThatIllegalArgumentException().isThrownBy(() -> USUAL.after(Duration.ofHours(2), Duration.ofHours(1)));
    }

    @Test
    @DisplayName("SG-3 a pending task counts from when it was due, by the same thresholds")
    void pendingTasks() {
        Instant now = hours(100);
        Optional<Instant> justNow = Optional.of(now);

        assertThat(colour(USUAL, facts(justNow, due(hours(101))), now)).isEqualTo(WHITE);
        assertThat(colour(USUAL, facts(justNow, due(hours(88))), now)).isEqualTo(WHITE);
        assertThat(colour(USUAL, facts(justNow, due(hours(88).minus(TICK))), now))
                .isEqualTo(ORANGE);
        assertThat(colour(USUAL, facts(justNow, due(hours(76))), now)).isEqualTo(ORANGE);
        assertThat(colour(USUAL, facts(justNow, due(hours(101)), due(hours(75))), now))
                .isEqualTo(RED);
    }

    @Test
    @DisplayName("SG-3 read literally, any open task makes it red, due or not")
    void anyOpenTask() {
        Step someDay = new Step(Optional.empty(), Optional.empty(), Optional.empty(), false);

        Signal signal =
                new SignalRule(USUAL.withAnyOpenTaskRed()).decide(CAPTURED, facts(Optional.of(NOON), someDay), NOON);

        assertThat(signal.colour()).isEqualTo(RED);
        assertThat(signal.reason().cause()).isEqualTo(Cause.TASK);
        assertThat(signal.changesAt()).isEmpty();
        assertThat(colour(USUAL.withAnyOpenTaskRed().withoutGrey(), facts(Optional.of(NOON)), NOON))
                .isEqualTo(WHITE);
    }

    @Test
    @DisplayName("SG-4 delay starts at the last contact, where there was one")
    void beginning() {
        Signal never = new SignalRule(USUAL).decide(CAPTURED, planned(), hours(30));
        Signal contacted =
                new SignalRule(USUAL).decide(CAPTURED, facts(Optional.of(hours(20)), due(hours(1_000))), hours(30));

        assertThat(never.reason().cause()).isEqualTo(Cause.CREATION);
        assertThat(never.reason().since()).contains(NOON);
        assertThat(contacted.colour()).isEqualTo(WHITE);
        assertThat(contacted.reason().cause()).isEqualTo(Cause.LAST_CONTACT);
        assertThat(contacted.reason().since()).contains(hours(20));
    }

    @Test
    @DisplayName("SG-5 the signal is the worst of its components, says which task it is and since when")
    void worst() {
        Step late = due(hours(5));

        Signal signal =
                new SignalRule(USUAL).decide(CAPTURED, facts(Optional.of(hours(30)), due(hours(20)), late), hours(31));

        assertThat(signal.colour()).isEqualTo(RED);
        assertThat(signal.reason().cause()).isEqualTo(Cause.TASK);
        assertThat(signal.reason().task()).isEqualTo(late.id());
        assertThat(signal.reason().since()).contains(hours(5));
        assertThat(signal.components()).extracting(Signal.Component::colour).containsExactly(RED, WHITE);
        assertThat(signal.changesAt()).isEmpty();
    }

    @Test
    @DisplayName("SG-5 the signal tells when it will change by itself")
    void nextChange() {
        SignalRule rule = new SignalRule(USUAL);

        assertThat(rule.decide(CAPTURED, planned(), hours(1)).changesAt())
                .contains(hours(12).plus(TICK));
        assertThat(rule.decide(CAPTURED, planned(), hours(12)).changesAt())
                .contains(hours(12).plus(TICK));
        assertThat(rule.decide(CAPTURED, planned(), hours(13)).changesAt())
                .contains(hours(24).plus(TICK));
        assertThat(rule.decide(CAPTURED, planned(), hours(25)).changesAt()).isEmpty();
        // The task is due in an hour, and turns orange before the contact does.
        assertThat(rule.decide(CAPTURED, facts(Optional.of(hours(10)), due(hours(8))), hours(11))
                        .changesAt())
                .contains(hours(20).plus(TICK));
    }

    @Test
    @DisplayName("SG-7 in business hours, nights and week-ends do not count")
    void businessHours() {
        BusinessHours office = BusinessHours.in(ZoneOffset.UTC)
                .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
                .build();
        SignalRule rule = new SignalRule(
                USUAL.after(Duration.ofHours(5), Duration.ofHours(8)).in(office));

        Signal evening = rule.decide(CAPTURED, planned(), Instant.parse("2026-03-02T23:00:00Z"));

        assertThat(evening.colour()).isEqualTo(WHITE);
        assertThat(evening.changesAt())
                .contains(Instant.parse("2026-03-03T09:00:00Z").plus(TICK));
        assertThat(rule.decide(CAPTURED, planned(), Instant.parse("2026-03-03T12:00:00Z"))
                        .colour())
                .isEqualTo(ORANGE);
        assertThat(rule.decide(CAPTURED, planned(), Instant.parse("2026-03-03T12:01:00Z"))
                        .colour())
                .isEqualTo(RED);
    }

    @Test
    @DisplayName("SG-10 nothing planned is grey, better than orange and worse than white; a host may do without")
    void grey() {
        assertThat(colour(USUAL, facts(Optional.empty()), hours(1))).isEqualTo(GREY);
        assertThat(colour(USUAL, facts(Optional.empty()), hours(13))).isEqualTo(ORANGE);
        assertThat(colour(USUAL.withoutGrey(), facts(Optional.empty()), hours(1)))
                .isEqualTo(WHITE);
    }
}
