package dev.clientela.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.housekeeping.Retention;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant MAY = Instant.parse("2026-05-01T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    /** Each sees what is the own. */
    private static final AccessPolicy OWN = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            return access.actor().isSystem()
                    ? Criterion.always()
                    : LeadFields.OWNER.is(Owner.user(access.actor().userId()));
        }
    };

    private final AtomicReference<Instant> now = new AtomicReference<>(MAY);
    private final Crm crm = Crm.builder()
            .clock(now::get)
            .retention(Retention.usual().ofEvents(DAY.multipliedBy(30)))
            .build();
    private final CrmSession ada = crm.as(Actor.user("ada"));

    private static void assertNotFound(ThrowingCallable work) {
        assertThat(catchThrowableOfType(NotFoundException.class, work).code()).isEqualTo(CommandErrors.NOT_FOUND);
    }

    private void pass(int days) {
        now.set(now.get().plus(DAY.multipliedBy(days)));
    }

    private Instant day(int day) {
        return MAY.plus(DAY.multipliedBy(day));
    }

    @Test
    @DisplayName("P-14 a deleted lead is still told of: before it was made, while it stood, and since it is gone")
    void deleted() {
        Lead made = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));
        pass(1);
        Lead moved = ada.leads().edit(made.id(), Edit.set(LeadFields.CITY, "London"));
        pass(1);
        ada.leads().delete(made.id());
        pass(1);

        assertThat(ada.leads().stateAt(made.id(), MAY.minusNanos(1_000))).isEmpty();
        assertThat(ada.leads().stateAt(made.id(), MAY)).contains(made);
        assertThat(ada.leads().stateAt(made.id(), day(2).minusNanos(1_000))).contains(moved);
        assertThat(ada.leads().stateAt(made.id(), day(2))).isEmpty();
        assertThat(ada.leads().history(made.id()))
                .extracting(EventEnvelope::version)
                .containsExactly(1L, 2L, 3L);
        assertNotFound(() -> ada.leads().stateAt(new LeadId(new UUID(0, 1)), MAY));
    }

    @Test
    @DisplayName("Whoever does not see a lead, or could not see it last, is not told how it was")
    void visibility() {
        Crm strict = Crm.builder().clock(now::get).access(OWN).build();
        CrmSession own = strict.as(Actor.user("ada"));
        CrmSession bob = strict.as(Actor.user("bob"));
        CrmSession system = strict.as(Actor.system("sync"));
        LeadId id = own.leads().capture(CaptureLead.named("Charles", "Babbage")).id();

        assertNotFound(() -> bob.leads().stateAt(id, MAY));
        assertNotFound(() -> bob.leads().history(id));
        pass(1);
        system.leads().assign(id, Owner.user("bob"));
        assertThat(bob.leads().stateAt(id, MAY)).isPresent();
        assertNotFound(() -> own.leads().stateAt(id, MAY));
        system.leads().delete(id);
        assertThat(bob.leads().stateAt(id, MAY)).isPresent();
        assertNotFound(() -> own.leads().stateAt(id, MAY));
    }

    @Test
    @DisplayName("What the retention has left is told as ever; what it has not is refused, not guessed")
    void forgotten() {
        Lead made = ada.leads().capture(CaptureLead.named("Charles", "Babbage"));
        pass(1);
        Lead moved = ada.leads().edit(made.id(), Edit.set(LeadFields.CITY, "London"));
        pass(9);
        Lead back = ada.leads().edit(made.id(), Edit.set(LeadFields.CITY, "Totnes"));
        pass(25);
        assertThat(crm.housekeeping().runDue(now.get()).forgotten()).isEqualTo(2);

        assertThat(ada.leads().history(made.id())).hasSize(1);
        assertThat(ada.leads().stateAt(made.id(), day(10))).contains(back);
        assertThat(ada.leads().stateAt(made.id(), day(9))).contains(moved);
        assertThat(ada.leads().stateAt(made.id(), day(1))).contains(moved);
        assertThat(ada.leads().stateAt(made.id(), MAY.minusSeconds(1))).isEmpty();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ada.leads().stateAt(made.id(), MAY));
        assertThat(refused.code()).isEqualTo(CommandErrors.HISTORY_FORGOTTEN);

        pass(30);
        crm.housekeeping().runDue(now.get());
        assertThat(ada.leads().history(made.id())).isEmpty();
        assertThat(ada.leads().stateAt(made.id(), day(10))).contains(back);
    }
}
