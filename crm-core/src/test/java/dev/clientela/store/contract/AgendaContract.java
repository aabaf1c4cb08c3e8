package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.activity.ActivitySeriesId;
import dev.clientela.activity.PlanSeries;
import dev.clientela.activity.Recurrences;
import dev.clientela.agenda.AgendaEntry;
import dev.clientela.agenda.AgendaPage;
import dev.clientela.agenda.TaskTemplate;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a whole CRM on the store promises of what is to be done, when several act at once. */
public interface AgendaContract extends StoreFixture {

    /** A Monday. */
    Instant NOON = Instant.parse("2026-03-09T12:00:00Z");

    /** Ten days in a row, whatever the rule says. */
    Recurrences TEN_DAYS = (rule, first, zone, notBefore) -> Stream.iterate(first, day -> day.plusDays(1))
            .limit(10)
            .filter(day -> !day.isBefore(notBefore))
            .iterator();

    /** Two nodes on the store, in a tenant of its own. */
    private List<CrmSession> nodes() {
        Tenant tenant = newTenant().tenant();
        CrmStore store = anotherStore();
        return Stream.generate(() -> Crm.builder()
                        .store(store)
                        .clock(() -> NOON)
                        .recurrences(TEN_DAYS)
                        .taskTemplates(
                                TaskTemplate.of("offer", "proposal", "Offer"),
                                TaskTemplate.of("again", "proposal", "Again").again())
                        .build()
                        .as(Actor.user("ada").in(tenant)))
                .limit(2)
                .toList();
    }

    private static List<String> tasks(CrmSession session, OpportunityId deal) {
        return session.activities().list(session.activities().of(deal)).items().stream()
                .map(Activity::name)
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("SG-18 a deal that two nodes move to a stage at once brings each task once")
    default void tasksOnce() {
        List<CrmSession> nodes = nodes();
        CrmSession ada = nodes.get(0);
        for (int round = 0; round < 4; round++) {
            OpportunityId deal =
                    ada.opportunities().open(OpenOpportunity.named("Engines")).id();
            Together.succeed(
                    4,
                    thread -> asHost(() -> nodes.get(thread % 2).opportunities().moveTo(deal, "proposal")));
            assertThat(tasks(ada, deal)).containsExactly("Again", "Offer");
            ada.opportunities().moveTo(deal, "negotiation");
            Together.succeed(
                    4,
                    thread -> asHost(() -> nodes.get(thread % 2).opportunities().moveTo(deal, "proposal")));
            assertThat(tasks(ada, deal)).containsExactly("Again", "Again", "Offer");
        }
    }

    @Test
    @DisplayName("A-02 an occurrence that is taken on two nodes at once becomes one activity")
    default void occurrencesOnce() {
        List<CrmSession> nodes = nodes();
        LocalDateTime first = LocalDateTime.of(2026, 3, 9, 9, 0);
        ActivitySeriesId series = nodes.get(0)
                .recurringActivities()
                .plan(PlanSeries.call("Ring", first, ZoneId.of("Europe/Madrid"), Duration.ofMinutes(15))
                        .recurring("ten days"))
                .id();
        for (int day = 0; day < 4; day++) {
            LocalDateTime original = first.plusDays(day);
            List<Activity> taken = Together.succeed(
                    4,
                    thread -> asHost(
                            () -> nodes.get(thread % 2).recurringActivities().take(series, original)));
            assertThat(Set.copyOf(taken)).hasSize(1);
        }
        assertThat(nodes.get(0)
                        .activities()
                        .list(nodes.get(0).activities().query())
                        .items())
                .hasSize(4);
    }

    @Test
    @DisplayName("A-02 an agenda shows activities, occurrences that are none yet, and planned closes, sorted by time")
    default void agenda() {
        CrmSession ada = nodes().get(0);
        LocalDateTime first = LocalDateTime.of(2026, 3, 10, 9, 0);
        ActivitySeries series = ada.recurringActivities()
                .plan(PlanSeries.visit("Visit", first, ZoneId.of("Europe/Madrid"), Duration.ofMinutes(30))
                        .recurring("ten days"));
        ada.recurringActivities().take(series.id(), first.plusDays(1));
        ada.recurringActivities().leaveOut(series.id(), first.plusDays(2));
        ada.recurringActivities().move(series.id(), first.plusDays(8), LocalDateTime.of(2026, 3, 10, 8, 0));
        ada.opportunities().open(OpenOpportunity.named("Engines").plannedClose(LocalDate.of(2026, 3, 11)));
        AgendaPage page =
                ada.agenda().between(Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-14T00:00:00Z"));
        List<String> shown = new ArrayList<>();
        page.entries().forEach(entry -> shown.add(entry.at() + " " + entry.kind()));
        assertThat(shown)
                .containsExactly(
                        "2026-03-10T07:00:00Z " + AgendaEntry.Kind.OCCURRENCE,
                        "2026-03-10T08:00:00Z " + AgendaEntry.Kind.OCCURRENCE,
                        "2026-03-11T00:00:00Z " + AgendaEntry.Kind.PLANNED_CLOSE,
                        "2026-03-11T08:00:00Z " + AgendaEntry.Kind.ACTIVITY,
                        "2026-03-13T08:00:00Z " + AgendaEntry.Kind.OCCURRENCE);
        assertThat(page.more()).isFalse();
        assertThat(ada.recurringActivities().get(series.id()).changes()).hasSize(2);
    }
}
