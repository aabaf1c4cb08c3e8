package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.command.Commands;
import dev.clientela.housekeeping.DueWork.Done;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.Leads;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What housekeeping does beside its own work. */
class DueWorkTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final List<String> runs = new ArrayList<>();

    /** Tags every lead that has no tag. */
    private record Tagging(String name, List<String> runs) implements DueWork {

        @Override
        public Done run(Commands commands, Instant now, int limit) {
            runs.add(name + " for " + commands.actor().tenant().id() + " by "
                    + commands.actor().stamp() + " at " + now);
            Leads leads = new Leads(commands);
            List<Lead> due = leads.list(leads.query()).items().stream()
                    .filter(lead -> lead.tags().isEmpty())
                    .toList();
            due.stream().limit(limit).forEach(lead -> leads.tag(lead.id(), "seen"));
            return new Done(Math.min(limit, due.size()), 0, due.size() > limit);
        }
    }

    private record Failing() implements DueWork {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Done run(Commands commands, Instant now, int limit) {
            throw new IllegalStateException("no use");
        }
    }

    @Test
    @DisplayName(
            "Work is done for each tenant within its bound, counted by name; one that fails keeps no other from it")
    void done() {
        Crm crm = Crm.builder()
                .clock(() -> NOW)
                .relay(RelaySettings.usual().withPerRun(2))
                .dueWork(new Failing(), new Tagging("tagging", runs))
                .build();
        for (String tenant : List.of("a", "b")) {
            for (int i = 0; i < (tenant.equals("a") ? 3 : 1); i++) {
                crm.as(Actor.user("ada").in(new Tenant(tenant)))
                        .leads()
                        .capture(CaptureLead.named("Charles", "Babbage"));
            }
        }

        HousekeepingReport first = crm.housekeeping().runDue(NOW);
        assertThat(first.work())
                .containsEntry("tagging", new Done(3, 0, true))
                .containsEntry("failing", new Done(0, 2, false));
        assertThat(first.moreWaiting()).isTrue();
        assertThat(runs)
                .containsExactlyInAnyOrder(
                        "tagging for a by system:housekeeping at " + NOW,
                        "tagging for b by system:housekeeping at " + NOW);

        HousekeepingReport second = crm.housekeeping().runDue(NOW);
        assertThat(second.work()).containsEntry("tagging", new Done(1, 0, false));
        assertThat(second.moreWaiting()).isFalse();
    }

    @Test
    @DisplayName(
            "Two works of one name are refused when the CRM is built; a work with nothing to do is counted with nothing")
    void names() {
        assertThatThrownBy(() -> Crm.builder()
                        .dueWork(new Tagging("x", runs), new Tagging("x", runs))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Crm.builder()
                        .dueWork(new Failing())
                        .build()
                        .housekeeping()
                        .runDue(NOW)
                        .work())
                .containsEntry("failing", Done.NOTHING);
    }
}
