package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RelayLawTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int RECORDS = 4;

    /** Takes an event or refuses it, as chance has it. */
    private record Moody(List<EventEnvelope> taken, Random chance) implements EventSubscriber {

        @Override
        public String name() {
            return "moody";
        }

        @Override
        public void on(EventEnvelope event) {
            if (chance.nextInt(3) == 0) {
                throw new IllegalStateException("not now");
            }
            taken.add(event);
        }
    }

    @Property(tries = 200)
    void whateverFailsEachRecordIsToldInOrderAndInTheEndOfEverything(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = RECORDS - 1) Integer> acts,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll long seed) {
        Moody moody = new Moody(new ArrayList<>(), new Random(seed));
        Crm crm = Crm.builder()
                .clock(() -> NOW)
                .subscriber(moody)
                .relay(RelaySettings.usual()
                        .withBatch(batch)
                        .withAttempts(1000)
                        .retrying(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .build();
        CrmSession ada = crm.as(Actor.user("ada"));
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            leads.add(ada.leads().capture(CaptureLead.named("A", "Lead " + i)));
        }
        Instant time = NOW;
        for (int i = 0; i < acts.size(); i++) {
            ada.leads().edit(leads.get(acts.get(i)).id(), Edit.set(LeadFields.CITY, "City " + i));
            time = time.plusMillis(500);
            crm.housekeeping().runDue(time);
        }
        for (int i = 0; i < 1000 && crm.housekeeping().backlog("moody") > 0; i++) {
            time = time.plusSeconds(1);
            crm.housekeeping().runDue(time);
        }

        for (Lead lead : leads) {
            assertThat(moody.taken().stream().filter(event -> event.record().equals(lead.ref())))
                    .isEqualTo(ada.leads().history(lead.id()));
        }
    }
}
