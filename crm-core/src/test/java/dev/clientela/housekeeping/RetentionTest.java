package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);

    /** Takes nothing. */
    private record Deaf() implements EventSubscriber {

        @Override
        public String name() {
            return "deaf";
        }

        @Override
        public void on(EventEnvelope event) {
            throw new IllegalStateException("what?");
        }
    }

    private Crm crm(Retention retention) {
        return Crm.builder()
                .clock(clock::get)
                .subscriber(new Deaf())
                .relay(RelaySettings.usual().withAttempts(1).withPerRun(2_500))
                .retention(retention)
                .build();
    }

    private HousekeepingReport run(Crm crm, int day) {
        clock.set(NOW.plus(DAY.multipliedBy(day)));
        return crm.housekeeping().runDue(clock.get());
    }

    @Test
    @DisplayName("What a host says nothing about: events and dead letters stay, a key is free after 90 days")
    void usual() {
        Crm crm = crm(Retention.usual());
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.once("form-1").leads().capture(CaptureLead.named("A", "Babbage"));

        assertThat(run(crm, 90).forgotten()).isZero();
        assertThat(ada.once("form-1").leads().capture(CaptureLead.named("A", "Babbage")))
                .isEqualTo(lead);
        assertThat(run(crm, 91).forgotten()).isEqualTo(1);
        assertThat(ada.once("form-1").leads().capture(CaptureLead.named("A", "Babbage")))
                .isNotEqualTo(lead);
        assertThat(ada.leads().history(lead.id())).hasSize(1);
        assertThat(crm.housekeeping().deadLetters(10))
                .extracting(letter -> letter.event().record())
                .contains(lead.ref());
    }

    @Test
    @DisplayName("For ever is for ever")
    void forEver() {
        Crm crm = crm(Retention.forEver());
        CrmSession ada = crm.as(Actor.user("ada"));
        Lead lead = ada.once("form-1").leads().capture(CaptureLead.named("A", "Babbage"));
        assertThat(run(crm, 40_000).forgotten()).isZero();
        assertThat(ada.once("form-1").leads().capture(CaptureLead.named("A", "Babbage")))
                .isEqualTo(lead);
    }

    @Test
    @DisplayName("Dead letters go once they have been dead for long enough, not once their event is old enough")
    void deadLetters() {
        Crm crm = crm(Retention.forEver().ofDeadLetters(DAY.multipliedBy(7)));
        crm.as(Actor.user("ada")).leads().capture(CaptureLead.named("A", "Babbage"));
        assertThat(run(crm, 10).dead()).isEqualTo(1);
        assertThat(run(crm, 16).forgotten()).isZero();
        assertThat(run(crm, 17).forgotten()).isEqualTo(1);
        assertThat(crm.housekeeping().deadLetters(10)).isEmpty();
    }

    @Test
    @DisplayName("Events of every tenant are forgotten, no more in one run than its bound, and the rest in the next")
    void bounded() {
        Crm crm = crm(Retention.forEver().ofEvents(DAY));
        for (int i = 0; i < 3_000; i++) {
            crm.as(Actor.user("ada")).leads().capture(CaptureLead.named("A", "Lead " + i));
        }
        Lead elsewhere =
                crm.as(Actor.user("eve").in(new Tenant("other"))).leads().capture(CaptureLead.named("E", "Lead"));
        HousekeepingReport first = run(crm, 2);
        assertThat(first.forgotten()).isEqualTo(2_501);
        assertThat(first.moreWaiting()).isTrue();
        run(crm, 2);
        HousekeepingReport last = run(crm, 2);
        assertThat(last.forgotten()).isZero();
        assertThat(last.moreWaiting()).isFalse();
        assertThat(crm.as(Actor.user("eve").in(new Tenant("other"))).leads().history(elsewhere.id()))
                .isEmpty();
        assertThat(crm.housekeeping().deadLetters(5_000)).hasSize(3_001);
    }

    @Test
    @DisplayName("A retention of no time at all is refused")
    void positive() {
        assertThatThrownBy(() -> Retention.usual().ofEvents(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Retention.usual().ofDeadLetters(DAY.negated()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Retention.usual().ofCommands(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
