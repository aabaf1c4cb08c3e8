package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.Activity;
import dev.clientela.activity.Direction;
import dev.clientela.activity.LogActivity;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.Schedule;
import dev.clientela.calendar.BusinessHours;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadId;
import dev.clientela.lead.LeadLostReason;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import dev.clientela.signal.Colour;
import dev.clientela.signal.DayStatusSettings;
import dev.clientela.signal.LeadSignal;
import dev.clientela.signal.Responses;
import dev.clientela.signal.SellerDay;
import dev.clientela.signal.SellerSignals;
import dev.clientela.signal.SignalSettings;
import dev.clientela.store.CrmStore;
import dev.clientela.store.contract.SingleTenantStore;
import dev.clientela.store.memory.InMemoryStore;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same busy week in memory and in each database gives the same signals, responses and counts. */
class SignalsOnDatabasesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final BusinessHours OFFICE = BusinessHours.in(MADRID)
            .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(19, 0))
            .build();

    /** Everything that signals tell, in a form that can be compared. */
    private record Told(
            Map<LeadId, LeadSignal> signals,
            List<Responses> responses,
            List<SellerSignals> summary,
            List<SellerDay> day) {}

    @ParameterizedTest
    @CsvSource({
        "H2, HIBERNATE",
        "H2, ECLIPSELINK",
        "POSTGRESQL, HIBERNATE",
        "POSTGRESQL, ECLIPSELINK",
        "MARIADB, HIBERNATE",
        "MARIADB, ECLIPSELINK"
    })
    @DisplayName(
            "SG-5, SG-8, SG-11, SG-17, A-04 signals, responses and counts are the same in memory and in a database")
    void sameAsInMemory(Database database, Provider provider) {
        Told expected = week(new InMemoryStore());
        assertThat(expected.signals().values())
                .flatExtracting(signal -> signal.colour().stream().toList())
                .contains(Colour.values());

        try (EntityManagerFactory factory = provider.over(database, List.of())) {
            assertThat(week(JpaStore.over(factory))).isEqualTo(expected);
        }
    }

    private static Told week(CrmStore store) {
        Random random = new Random(7);
        AtomicLong ids = new AtomicLong();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-23T07:00:00Z"));
        Crm crm = Crm.builder()
                .store(store)
                .clock(clock::get)
                .ids(() -> new UUID(0x7000, ids.incrementAndGet()))
                .zone(MADRID)
                .signals(SignalSettings.usual()
                        .after(Duration.ofHours(6), Duration.ofHours(14))
                        .in(OFFICE))
                .build();
        CrmSession ada = crm.as(Actor.user("ada").in(new Tenant("t" + UUID.randomUUID())));
        List<LeadId> leads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            leads.add(captured(ada, random, i).id());
            happens(ada, random, clock.get(), leads.get(random.nextInt(leads.size())));
            happens(ada, random, clock.get(), leads.get(random.nextInt(leads.size())));
            clock.set(clock.get().plus(Duration.ofMinutes(random.nextInt(240))));
        }
        ada.opportunities()
                .win(WinOpportunity.of(ada.opportunities()
                        .open(OpenOpportunity.named("Deal").amount(Money.of(CurrencyUnit.EUR, 1_500)))
                        .id()));
        return told(ada, leads, LocalDate.ofInstant(clock.get(), MADRID));
    }

    private static Told told(CrmSession ada, Collection<LeadId> leads, LocalDate today) {
        return new Told(
                ada.signals().of(leads),
                leads.stream().map(id -> ada.signals().responses(id)).toList(),
                ada.signals().summary(),
                ada.signals().dayStatus(today));
    }

    private static Lead captured(CrmSession ada, Random random, int number) {
        return ada.leads()
                .capture(CaptureLead.named("Lead", "" + number)
                        .ownedBy(random.nextBoolean() ? Owner.user("ada") : Owner.queue("web")));
    }

    private static void happens(CrmSession ada, Random random, Instant now, LeadId lead) {
        switch (random.nextInt(8)) {
            case 0 ->
                ada.activities()
                        .log(LogActivity.call("Call", Direction.OUTBOUND).about(lead));
            case 1 ->
                ada.activities()
                        .log(LogActivity.email(Direction.INBOUND, "<" + random.nextLong() + "@example>")
                                .about(lead));
            case 2 ->
                ada.activities()
                        .plan(PlanActivity.task("Task")
                                .when(Schedule.by(now.plus(Duration.ofHours(random.nextInt(48)))))
                                .about(lead));
            case 3 ->
                ada.activities()
                        .plan(PlanActivity.task("Day")
                                .when(Schedule.onDay(LocalDate.ofInstant(now, MADRID), MADRID))
                                .about(lead));
            case 4 -> ada.leads().assign(lead, Owner.user("bob"));
            case 5 -> {
                Activity done = ada.activities()
                        .plan(PlanActivity.task("Done").when(Schedule.by(now)).about(lead));
                ada.activities().complete(done.id());
            }
            case 6 ->
                ada.activities()
                        .log(LogActivity.meeting("Demo", now.minusSeconds(3_600), now)
                                .about(lead));
            default -> {
                if (ada.leads().get(lead).status().equals("new") && random.nextInt(4) == 0) {
                    ada.leads().lose(lead, LeadLostReason.NO_BUDGET);
                }
            }
        }
    }

    /** Ten sellers of one tenant; the tenants of other tests have none. */
    private record Sellers(Tenant tenant) implements UserDirectory {

        private static final List<User> ALL = IntStream.range(0, 10)
                .mapToObj(i -> User.named("seller" + i, "Seller " + i))
                .toList();

        @Override
        public Optional<User> user(Tenant asked, String userId) {
            return users(asked).stream()
                    .filter(user -> user.id().equals(userId))
                    .findFirst();
        }

        @Override
        public List<User> users(Tenant asked) {
            return asked.equals(tenant) ? ALL : List.of();
        }

        @Override
        public boolean hasQueue(Tenant asked, String queue) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H2, HIBERNATE",
        "H2, ECLIPSELINK",
        "POSTGRESQL, HIBERNATE",
        "POSTGRESQL, ECLIPSELINK",
        "MARIADB, HIBERNATE",
        "MARIADB, ECLIPSELINK"
    })
    @DisplayName("SG-17 nodes that run at once on one database tell each recipient of the day once")
    void tellsOnce(Database database, Provider provider) throws Exception {
        Tenant tenant = new Tenant("t" + UUID.randomUUID());
        Instant evening = Instant.parse("2026-03-10T18:00:00Z");
        RecordingNotifications mail = new RecordingNotifications();
        try (EntityManagerFactory factory = provider.over(database, List.of())) {
            List<Crm> nodes = IntStream.range(0, 2)
                    .mapToObj(i -> Crm.builder()
                            .store(new SingleTenantStore(JpaStore.over(factory), tenant))
                            .clock(() -> evening)
                            .users(new Sellers(tenant))
                            .notifications(mail)
                            .dayStatus(DayStatusSettings.dailyAt(LocalTime.of(18, 0))
                                    .withZeroRows())
                            .build())
                    .toList();
            nodes.get(0).as(Actor.user("seller0").in(tenant)).leads().capture(CaptureLead.named("New", "Lead"));
            runTogether(nodes, evening);
            nodes.get(1).housekeeping().runDue(evening);
        }
        assertThat(mail.sent())
                .filteredOn(
                        note -> note.tenant().equals(tenant) && note.template().equals("sales.day_status"))
                .extracting(note -> note.recipient().value())
                .containsExactlyInAnyOrderElementsOf(
                        Sellers.ALL.stream().map(User::id).toList());
    }

    private static void runTogether(List<Crm> nodes, Instant now) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            CountDownLatch together = new CountDownLatch(nodes.size());
            List<Future<?>> runs = new ArrayList<>();
            for (Crm node : nodes) {
                runs.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return node.housekeeping().runDue(now);
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
