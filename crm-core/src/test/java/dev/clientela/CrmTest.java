package dev.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadSource;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lines that an embedding developer writes first. */
class CrmTest {

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada =
            crm.as(Actor.user("ada").because("trade fair").correlatedBy("request-7"));

    private static CaptureLead babbage() {
        return CaptureLead.named("Charles", "Babbage")
                .company("Analytical Engines")
                .email("charles@engines.example")
                .source(LeadSource.WEB);
    }

    @Test
    @DisplayName("a captured lead has an id, a status, an owner, version 1 and an audit stamp")
    void captures() {
        Lead lead = ada.leads().capture(babbage());

        assertThat(lead.status()).isEqualTo("new");
        assertThat(lead.owner()).isEqualTo(Owner.user("ada"));
        assertThat(lead.version()).isEqualTo(1);
        assertThat(lead.createdBy()).isEqualTo("user:ada");
        assertThat(lead.createdAt()).isEqualTo(lead.modifiedAt());
        assertThat(ada.leads().get(lead.id())).isEqualTo(lead);
    }

    @Test
    @DisplayName("the event of an act says who, why, as part of what, and what changed")
    void tells() {
        Lead lead = ada.leads().capture(babbage());
        ada.leads().qualify(lead.id());

        EventEnvelope qualified = ada.leads().history(lead.id()).get(1);

        assertThat(qualified.type()).isEqualTo("lead.qualified");
        assertThat(qualified.version()).isEqualTo(2);
        assertThat(qualified.actor()).isEqualTo("user:ada");
        assertThat(qualified.why()).contains("trade fair");
        assertThat(qualified.correlationId()).contains("request-7");
        assertThat(qualified.changes().list())
                .extracting(change -> change.field().name())
                .contains("status", "version");
    }

    @Test
    @DisplayName("a dry run tells what would happen through the same code and leaves nothing behind")
    void rehearses() {
        var dryRun = ada.dryRun(session -> {
            Lead lead = session.leads().capture(babbage());
            return session.leads().qualify(lead.id());
        });

        assertThat(dryRun.result().status()).isEqualTo("qualified");
        assertThat(dryRun.events()).extracting(EventEnvelope::type).containsExactly("lead.captured", "lead.qualified");
        assertThat(ada.leads().find(dryRun.result().id())).isEmpty();
    }

    @Test
    @DisplayName("tenants and other instances do not see each other's records")
    void isolates() {
        Lead lead = ada.leads().capture(babbage());

        assertThat(crm.as(Actor.user("ada").in(new Tenant("other"))).leads().find(lead.id()))
                .isEmpty();
        assertThat(Crm.inMemory().as(Actor.user("ada")).leads().find(lead.id())).isEmpty();
    }

    @Test
    @DisplayName("a transaction in which a command failed half done is not kept, even when the failure is swallowed")
    void keepsNothingHalfDone() {
        assertThatThrownBy(() -> ada.atomically(all -> {
                    Lead lead = all.leads().capture(babbage());
                    try {
                        all.atomically(part -> {
                            part.leads().qualify(lead.id());
                            return part.leads().capture(CaptureLead.blank());
                        });
                    } catch (ValidationException e) {
                        return lead;
                    }
                    throw new AssertionError("a lead without a name was taken in");
                }))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("command.half_done");

        assertThat(ada.leads().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("a transaction in which a command was refused before it wrote anything goes on")
    void goesOnAfterRefusal() {
        Lead kept = ada.atomically(all -> {
            Lead lead = all.leads().capture(babbage());
            assertThatThrownBy(() -> all.leads().capture(CaptureLead.blank())).isInstanceOf(ValidationException.class);
            return lead;
        });

        assertThat(ada.leads().get(kept.id())).isEqualTo(kept);
    }
}
