package dev.clientela.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.activity.PlanActivity;
import dev.clientela.activity.Schedule;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.Notification;
import dev.clientela.notification.NotificationPort;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.groups.Tuple;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DayStatusTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant EVENING = Instant.parse("2026-03-10T18:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    private static final Owner ADA = Owner.user("ada");
    private static final Owner BOB = Owner.user("bob");

    private final AtomicReference<Instant> clock = new AtomicReference<>(EVENING);
    private final InMemoryUserDirectory users = new InMemoryUserDirectory()
            .add(User.named("max", "Max Boss").withRoles("manager"))
            .add(User.named("ada", "Ada Lovelace")
                    .reportingTo("max")
                    .inZone(MADRID)
                    .inQueues("web")
                    .withRoles("seller"))
            .add(User.named("bob", "Bob").reportingTo("max").withRoles("seller"))
            .add(User.named("old", "Old").reportingTo("max").withRoles("seller").deactivated());
    private final AccessPolicy policy = new AccessPolicy() {
        @Override
        public Criterion visible(Access access) {
            return access.actor().userId().equals("bob") && access.type().equals(Opportunity.TYPE)
                    ? OpportunityFields.OWNER.is(BOB)
                    : Criterion.always();
        }
    };
    private final Crm crm = Crm.builder()
            .clock(clock::get)
            .users(users)
            .access(policy)
            .zone(MADRID)
            .build();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final CrmSession bob = crm.as(Actor.user("bob"));

    private void won(CrmSession seller, Money amount, LocalDate day) {
        Opportunity deal =
                seller.opportunities().open(OpenOpportunity.named("Deal").amount(amount));
        seller.opportunities().win(WinOpportunity.of(deal.id()).on(day));
    }

    @Test
    @DisplayName(
            "SG-17 the state of the day counts overdue tasks, new leads, red and orange, and closed sales, per seller")
    void counts() {
        clock.set(Instant.parse("2026-03-08T22:00:00Z"));
        ada.leads().capture(CaptureLead.named("Red", "Lead"));
        ada.activities().plan(PlanActivity.task("Late").when(Schedule.by(clock.get())));
        clock.set(Instant.parse("2026-03-09T22:59:59Z"));
        bob.leads().capture(CaptureLead.named("Orange", "Lead"));
        clock.set(Instant.parse("2026-03-09T23:00:00Z"));
        bob.leads().capture(CaptureLead.named("Today", "Since midnight in Madrid"));
        ada.leads().capture(CaptureLead.named("Queue", "Lead").ownedBy(Owner.queue("web")));
        clock.set(EVENING);
        won(ada, Money.of(CurrencyUnit.EUR, 1_500), TODAY);
        won(ada, Money.of(CurrencyUnit.EUR, 500), TODAY);
        won(ada, Money.of(CurrencyUnit.USD, 10), TODAY);
        won(ada, Money.of(CurrencyUnit.EUR, 9_000), TODAY.minusDays(1));
        Opportunity lost = bob.opportunities().open(OpenOpportunity.named("Lost"));
        bob.opportunities().lose(LoseOpportunity.of(lost.id()).because("price"));

        assertThat(ada.signals().dayStatus(TODAY))
                .containsExactly(
                        new SellerDay(Owner.queue("web"), 0, 1, 0, 1, 0, Map.of()),
                        new SellerDay(
                                ADA,
                                1,
                                0,
                                1,
                                0,
                                3,
                                Map.of(
                                        CurrencyUnit.EUR,
                                        BigMoney.parse("EUR 2000.00"),
                                        CurrencyUnit.USD,
                                        BigMoney.parse("USD 10.00"))),
                        new SellerDay(BOB, 0, 1, 0, 2, 0, Map.of()));
        assertThat(bob.signals().dayStatus(TODAY))
                .filteredOn(day -> day.owner().equals(ADA))
                .extracting(SellerDay::closedSales)
                .containsExactly(0L);
        assertThat(ada.leads().count(LeadFields.OWNER.is(BOB))).isEqualTo(2);
    }

    private DayStatusLetter letter(String user, DayStatusSettings settings) {
        return new DayStatusLetter(
                Tenant.DEFAULT,
                users,
                settings,
                users.user(Tenant.DEFAULT, user).orElseThrow());
    }

    @Test
    @DisplayName("SG-17 a seller is told of themselves and their queues, a manager of those who report to them")
    void recipients() {
        DayStatusSettings settings = DayStatusSettings.dailyAt(LocalTime.of(18, 0));

        assertThat(letter("ada", settings).owners()).containsExactly(ADA, Owner.queue("web"));
        assertThat(letter("max", settings).owners()).containsExactly(Owner.user("max"), ADA, BOB);
    }

    @Test
    @DisplayName("SG-17 it is due from the configured time on where the recipient is, for active users of the roles")
    void due() {
        DayStatusSettings settings = DayStatusSettings.dailyAt(LocalTime.of(18, 0));
        Instant sixInMadrid = Instant.parse("2026-03-10T17:00:00Z");

        assertThat(letter("ada", settings).dueOn(sixInMadrid.minusNanos(1))).isEmpty();
        assertThat(letter("ada", settings).dueOn(sixInMadrid)).contains(TODAY);
        assertThat(letter("bob", settings).dueOn(sixInMadrid)).isEmpty();
        assertThat(letter("old", settings).dueOn(EVENING)).isEmpty();
        assertThat(letter("bob", settings.toRoles("manager")).dueOn(EVENING)).isEmpty();
        assertThat(letter("max", settings.toRoles("manager")).dueOn(EVENING)).contains(TODAY);
        assertThat(letter("ada", settings).tellsOf(TODAY)).isEqualTo(TODAY);
        assertThat(letter("ada", settings.aboutTheDayBefore()).tellsOf(TODAY)).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    @DisplayName("SG-17 rows of zeros are sent only where configured")
    void zeroRows() {
        DayStatusSettings settings = DayStatusSettings.dailyAt(LocalTime.of(18, 0));
        List<SellerDay> days = List.of(new SellerDay(BOB, 2, 0, 0, 0, 0, Map.of()));

        assertThat(letter("ada", settings).values(TODAY, days)).isEmpty();
        assertThat(rows("max", settings, days)).containsExactly("Bob");
        assertThat(rows("max", settings.withZeroRows(), days)).containsExactly("Max Boss", "Ada Lovelace", "Bob");
        assertThat(rows("ada", settings.withZeroRows(), days)).containsExactly("Ada Lovelace", "web");
    }

    private List<Object> rows(String user, DayStatusSettings settings, List<SellerDay> days) {
        Map<String, Object> values = letter(user, settings).values(TODAY, days).orElseThrow();
        return ((List<?>) values.get("rows"))
                .stream().map(row -> (Object) ((Map<?, ?>) row).get("seller")).toList();
    }

    @Test
    @DisplayName("SG-17 what is overdue for a recipient is what stands at the moment of telling")
    void standsNow() {
        ada.activities().plan(PlanActivity.task("Soon").when(Schedule.by(EVENING.plusSeconds(60))));
        assertThat(ada.signals().dayStatus(TODAY)).isEmpty();
        clock.set(EVENING.plus(Duration.ofMinutes(2)));
        assertThat(ada.signals().dayStatus(TODAY)).hasSize(1);
    }

    /** Housekeeping goes over the tenants that have records, so there is one of which there is nothing to tell. */
    private Crm sending(DayStatusSettings settings, NotificationPort port) {
        Crm sending = Crm.builder()
                .clock(clock::get)
                .users(users)
                .access(policy)
                .zone(MADRID)
                .notifications(port)
                .dayStatus(settings)
                .build();
        sending.as(Actor.user("ada")).activities().plan(PlanActivity.task("Some day"));
        return sending;
    }

    @Test
    @DisplayName("SG-17 housekeeping sends it once per day and recipient, in their language, as soon as it is time")
    void sendsOncePerDay() {
        users.add(User.named("max", "Max Jefe")
                .speaking(Locale.forLanguageTag("es"))
                .inZone(MADRID));
        RecordingNotifications mail = new RecordingNotifications();
        Crm sent = sending(DayStatusSettings.dailyAt(LocalTime.of(18, 0)), mail);
        CrmSession seller = sent.as(Actor.user("ada"));
        clock.set(Instant.parse("2026-03-10T16:59:00Z"));
        won(seller, Money.of(CurrencyUnit.EUR, new java.math.BigDecimal("1500.50")), TODAY);
        won(seller, Money.of(CurrencyUnit.USD, 10), TODAY);
        seller.leads().capture(CaptureLead.named("New", "Lead"));

        sent.housekeeping().runDue(clock.get());
        assertThat(mail.sent()).isEmpty();
        clock.set(Instant.parse("2026-03-10T17:00:00Z"));
        sent.housekeeping().runDue(clock.get());
        sent.housekeeping().runDue(clock.get());
        clock.set(Instant.parse("2026-03-10T22:59:59Z"));
        sent.housekeeping().runDue(clock.get());

        assertThat(mail.sent())
                .extracting(note -> note.recipient().value(), Notification::subject, Notification::body)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(
                                "ada",
                                "Sales on Tuesday 10 March 2026",
                                "Ada Lovelace: 0 tasks overdue, 1 new lead, 0 leads red, 0 orange, 2 sales closed"
                                        + " (EUR 1500.50, USD 10.00)\n"),
                        Tuple.tuple(
                                "max",
                                "Ventas del martes 10 de marzo de 2026",
                                "Ada Lovelace: 0 tareas vencidas, 1 prospecto nuevo, 0 prospectos en rojo,"
                                        + " 0 en naranja, 2 ventas cerradas (EUR 1500.50, USD 10.00)\n"));
        clock.set(Instant.parse("2026-03-11T17:00:00Z"));
        sent.housekeeping().runDue(clock.get());
        // The lead is orange by then, and the sales were yesterday's.
        assertThat(mail.sent()).hasSize(4);
        assertThat(mail.sent().get(3).body()).doesNotContain("2 ");
    }

    @Test
    @DisplayName("SG-17 where nothing is to be told nothing is sent, unless rows of zeros are asked for")
    void sendsZeroRows() {
        RecordingNotifications mail = new RecordingNotifications();
        DayStatusSettings settings =
                DayStatusSettings.dailyAt(LocalTime.of(18, 0)).toRoles("manager");
        sending(settings, mail).housekeeping().runDue(EVENING);
        assertThat(mail.sent()).isEmpty();

        Crm zeros = sending(settings.withZeroRows(), mail);
        zeros.housekeeping().runDue(EVENING);

        assertThat(mail.sent())
                .hasSize(1)
                .first()
                .satisfies(note -> assertThat(note.body()).isEqualTo("""
                        Max Boss: 0 tasks overdue, 0 new leads, 0 leads red, 0 orange, 0 sales closed
                        Ada Lovelace: 0 tasks overdue, 0 new leads, 0 leads red, 0 orange, 0 sales closed
                        Bob: 0 tasks overdue, 0 new leads, 0 leads red, 0 orange, 0 sales closed
                        """));
    }

    @Test
    @DisplayName("SG-17 a send that fails is tried again; a recipient who cannot be told keeps nobody else waiting")
    void failedSendIsRetried() {
        RecordingNotifications mail = new RecordingNotifications();
        AtomicReference<Boolean> down = new AtomicReference<>(true);
        Crm flaky = sending(DayStatusSettings.dailyAt(LocalTime.of(18, 0)).withZeroRows(), note -> {
            if (down.get()) {
                throw new IllegalStateException("mail server is down");
            }
            mail.send(note);
        });

        flaky.housekeeping().runDue(EVENING);
        down.set(false);
        flaky.housekeeping().runDue(EVENING.plusSeconds(3_600));
        flaky.housekeeping().runDue(EVENING.plusSeconds(7_200));

        assertThat(mail.sent())
                .extracting(note -> note.recipient().value())
                .containsExactlyInAnyOrder("ada", "bob", "max");
    }

    @Test
    @DisplayName("SG-17 two nodes at once tell each recipient once")
    void twoNodes() throws Exception {
        for (int i = 0; i < 20; i++) {
            users.add(User.named("seller" + i, "Seller " + i));
        }
        RecordingNotifications mail = new RecordingNotifications();
        Crm busy = sending(DayStatusSettings.dailyAt(LocalTime.of(18, 0)).withZeroRows(), mail);
        CountDownLatch together = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return busy.housekeeping().runDue(EVENING);
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        busy.housekeeping().runDue(EVENING);

        assertThat(mail.sent())
                .extracting(note -> note.recipient().value())
                .hasSize(23)
                .doesNotHaveDuplicates();
    }
}
