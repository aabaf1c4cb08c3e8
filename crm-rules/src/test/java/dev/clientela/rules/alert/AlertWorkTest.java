package dev.clientela.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.CreateAccount;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.notification.Notification;
import dev.clientela.notification.Recipient;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.record.RelativePeriod.Unit;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.TestStore;
import dev.clientela.rules.alert.AlertRun.Outcome;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts over leads, on each store; their annual revenue stands for sales. */
class AlertWorkTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Recipient ZOE = Recipient.user("zoe");

    private final Tenant tenant = TestStore.newTenant();
    private final RecordingNotifications sent = new RecordingNotifications();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");

    private Crm crm(TestStore on, AlertSet set) {
        return crm(on, set, AccessPolicy.OPEN);
    }

    private Crm crm(TestStore on, AlertSet set, AccessPolicy access) {
        AlertSet read = AlertSet.read(set.write(), CONTEXT);
        assertThat(read).isEqualTo(set);
        return Crm.builder()
                .store(on.open())
                .users(new InMemoryUserDirectory()
                        .add(User.named("zoe", "Zoe").speaking(Locale.forLanguageTag("es")))
                        .add(User.named("ada", "Ada")))
                .access(access)
                .clock(() -> now)
                .dueWork(new AlertWork(read))
                .notifications(sent)
                .notificationTemplates(new AlertTemplates())
                .build();
    }

    private CrmSession ada(Crm crm) {
        return crm.as(Actor.user("ada").in(tenant));
    }

    /** A second ago: what happens now lies in no window that ends now. */
    private void sell(Crm crm, String currency, long amount) {
        Instant later = now;
        now = now.minusSeconds(1);
        sellNow(crm, currency, amount);
        now = later;
    }

    private void sellNow(Crm crm, String currency, long amount) {
        ada(crm).leads()
                .capture(CaptureLead.named("Charles", "Babbage")
                        .with(LeadFields.ANNUAL_REVENUE, Money.of(CurrencyUnit.of(currency), amount)));
    }

    private static Metric sales() {
        return Metric.of(Lead.TYPE, Metric.Kind.SUM, LeadFields.ANNUAL_REVENUE).in(CurrencyUnit.EUR);
    }

    private static Alert fallen(Metric metric) {
        return Alert.of("fallen", Map.of("sales", metric), AlertCondition.fallenTo("sales", 3_000), ZOE);
    }

    private static Alert busy() {
        return Alert.of(
                "busy",
                Map.of(
                        "leads",
                        Metric.count(Lead.TYPE).within(Window.past(Duration.ofHours(4), LeadFields.CREATED_AT))),
                AlertCondition.exceeds("leads", 1),
                ZOE);
    }

    /** Lets time pass, runs housekeeping, and gives the last evaluation. */
    private AlertRun after(Crm crm, Duration time) {
        now = now.plus(time);
        crm.housekeeping().runDue(now);
        List<AlertRun> runs = runs(crm);
        return runs.get(runs.size() - 1);
    }

    private List<AlertRun> runs(Crm crm) {
        return ada(crm).decisions().list(ada(crm).decisions().query().pageOf(200)).items().stream()
                .flatMap(decision -> AlertRun.of(decision).stream())
                .sorted(Comparator.comparing(AlertRun::at))
                .toList();
    }

    private List<Notification> told(Crm crm) {
        crm.housekeeping().runDue(now);
        return sent.sent().stream().filter(each -> each.tenant().equals(tenant)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-14 Sales have fallen to 3000 when they are 3000, and not at 3001; other currencies never count")
    void thresholds(TestStore on) {
        Crm crm = crm(on, AlertSet.of("a", fallen(sales())));
        sell(crm, "EUR", 3_000);
        sell(crm, "USD", 9_000);
        assertThat(after(crm, Duration.ZERO).outcome()).isEqualTo(Outcome.TOLD);
        sell(crm, "EUR", 1);
        AlertRun run = after(crm, Duration.ofHours(1));
        assertThat(run.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(run.values().get("sales")).isEqualByComparingTo("3001");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName(
            "SG-14 A cost of 500 does not exceed 500; over nothing a sum is 0, and an average is neither more nor less")
    void exceeding(TestStore on) {
        Metric average = Metric.of(Lead.TYPE, Metric.Kind.AVERAGE, LeadFields.EMPLOYEES);
        Metric ratio = Metric.ratio(Lead.TYPE, LeadFields.COUNTRY.is("AR"));
        Alert cost = Alert.of("cost", Map.of("cost", sales()), AlertCondition.exceeds("cost", 500), ZOE);
        Alert none = Alert.of(
                "none",
                Map.of("average", average, "ratio", ratio),
                AlertCondition.any(
                        AlertCondition.fallenTo("average", 9),
                        AlertCondition.exceeds("average", -9),
                        AlertCondition.fallenTo("ratio", 1)),
                ZOE);
        Crm crm = crm(on, AlertSet.of("a", cost, none));
        ada(crm).accounts().open(CreateAccount.business("A tenant is evaluated once there is something of it"));
        crm.housekeeping().runDue(now);
        assertThat(runs(crm))
                .extracting(AlertRun::outcome)
                .containsOnly(Outcome.FINE)
                .hasSize(2);
        sell(crm, "EUR", 500);
        now = now.plus(Duration.ofHours(1));
        crm.housekeeping().runDue(now);
        assertThat(runs(crm))
                .filteredOn(run -> run.alert().equals("cost"))
                .extracting(AlertRun::outcome)
                .containsExactly(Outcome.FINE, Outcome.FINE);
        assertThat(runs(crm))
                .filteredOn(run -> run.alert().equals("none"))
                .extracting(AlertRun::outcome)
                .containsExactly(Outcome.FINE, Outcome.TOLD);
        sell(crm, "EUR", 1);
        now = now.plus(Duration.ofHours(1));
        crm.housekeeping().runDue(now);
        assertThat(runs(crm))
                .filteredOn(run -> run.alert().equals("cost"))
                .extracting(AlertRun::outcome)
                .endsWith(Outcome.TOLD);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-14 The last 7 days are the seven before today in the zone, the first counts and today does not")
    void windows(TestStore on) {
        ZoneId madrid = ZoneId.of("Europe/Madrid");
        Metric lastWeek = Metric.count(Lead.TYPE).within(Window.last(7, Unit.DAY, LeadFields.CREATED_AT));
        Alert alert = Alert.of("week", Map.of("leads", lastWeek), AlertCondition.exceeds("leads", 0), ZOE)
                .every(Duration.ofSeconds(1));
        Crm crm = crm(on, AlertSet.of("a", alert).in(madrid));
        now = Instant.parse("2026-03-09T23:00:00Z"); // midnight in Madrid: the 10th begins
        sellNow(crm, "EUR", 1);
        assertThat(after(crm, Duration.ofHours(23).minusMillis(1)).values().get("leads"))
                .isEqualByComparingTo("0");
        assertThat(after(crm, Duration.ofSeconds(3601)).values().get("leads")).isEqualByComparingTo("1");
        now = Instant.parse("2026-03-17T22:59:58Z"); // still the 17th
        assertThat(after(crm, Duration.ZERO).values().get("leads")).isEqualByComparingTo("1");
        assertThat(after(crm, Duration.ofSeconds(2)).values().get("leads")).isEqualByComparingTo("0");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-15 It is told on entering, not while it lasts, and again after leaving and entering anew")
    void edges(TestStore on) {
        Crm crm = crm(on, AlertSet.of("a", busy().titled(Locale.forLanguageTag("es"), "Mucho que hacer")));
        sell(crm, "EUR", 1);
        assertThat(after(crm, Duration.ZERO).outcome()).isEqualTo(Outcome.FINE);
        sell(crm, "EUR", 1);
        assertThat(after(crm, Duration.ofHours(1)).outcome()).isEqualTo(Outcome.TOLD);
        assertThat(after(crm, Duration.ofHours(1)).outcome()).isEqualTo(Outcome.STILL);
        assertThat(told(crm)).hasSize(1);
        assertThat(told(crm).get(0).subject()).isEqualTo("Alerta: Mucho que hacer");
        assertThat(told(crm).get(0).body()).contains("leads: 2");
        assertThat(after(crm, Duration.ofHours(3)).outcome()).isEqualTo(Outcome.LEFT);
        sell(crm, "EUR", 1);
        sell(crm, "EUR", 1);
        assertThat(after(crm, Duration.ofHours(1)).outcome()).isEqualTo(Outcome.TOLD);
        assertThat(told(crm)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-15 Within the cool-down it is held back, and told behind it if it still is so")
    void coolDown(TestStore on) {
        Crm crm = crm(on, AlertSet.of("a", busy().coolingDown(Duration.ofHours(8))));
        sell(crm, "EUR", 1);
        sell(crm, "EUR", 1);
        assertThat(after(crm, Duration.ZERO).outcome()).isEqualTo(Outcome.TOLD);
        assertThat(after(crm, Duration.ofHours(5)).outcome()).isEqualTo(Outcome.LEFT);
        sell(crm, "EUR", 1);
        sell(crm, "EUR", 1);
        assertThat(after(crm, Duration.ofHours(1)).outcome()).isEqualTo(Outcome.HELD_BACK);
        assertThat(after(crm, Duration.ofHours(1)).outcome()).isEqualTo(Outcome.HELD_BACK);
        assertThat(told(crm)).hasSize(1);
        assertThat(after(crm, Duration.ofHours(1)).outcome()).isEqualTo(Outcome.TOLD);
        assertThat(told(crm)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-15 Four nodes at once tell of one entering once")
    void nodes(TestStore on) throws Exception {
        AlertSet set = AlertSet.of("a", busy());
        List<Crm> nodes = List.of(crm(on, set), crm(on, set), crm(on, set), crm(on, set));
        sell(nodes.get(0), "EUR", 1);
        sell(nodes.get(0), "EUR", 1);
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            for (int round = 0; round < 3; round++) {
                List<Callable<Object>> runs = nodes.stream()
                        .<Callable<Object>>map(crm -> () -> crm.housekeeping().runDue(now))
                        .toList();
                for (var run : threads.invokeAll(runs)) {
                    run.get();
                }
                assertThat(runs(nodes.get(0))).hasSize(round + 1);
                now = now.plus(Duration.ofHours(1));
            }
        } finally {
            threads.shutdown();
        }
        assertThat(runs(nodes.get(0)))
                .extracting(AlertRun::outcome)
                .containsExactly(Outcome.TOLD, Outcome.STILL, Outcome.STILL);
        now = now.minus(Duration.ofHours(1));
        assertThat(told(nodes.get(0))).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-16 Each evaluation leaves its time, figures and outcome, once an interval, for as long as is said")
    void records(TestStore on) {
        Crm crm = crm(on, AlertSet.of("a", busy()).keptFor(Duration.ofHours(3)));
        sell(crm, "EUR", 1);
        Instant first = now;
        AlertRun run = after(crm, Duration.ZERO);
        assertThat(run).isEqualTo(new AlertRun("a", 1, "busy", first, Outcome.FINE, Map.of("leads", BigDecimal.ONE)));
        after(crm, Duration.ofMinutes(59));
        assertThat(runs(crm)).hasSize(1);
        after(crm, Duration.ofMinutes(1));
        assertThat(runs(crm)).hasSize(2);
        after(crm, Duration.ofHours(1));
        after(crm, Duration.ofHours(1));
        assertThat(runs(crm)).hasSize(4);
        after(crm, Duration.ofHours(1));
        assertThat(runs(crm)).hasSize(4).noneMatch(kept -> kept.at().equals(first));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-16 An alert that is not evaluated in time is told to the watchers, once for each gap")
    void overdue(TestStore on) {
        AlertSet set = AlertSet.of("a", busy()).watchedBy(Recipient.user("ada")).overdueAfter(Duration.ofHours(2));
        Crm evaluating = crm(on, set);
        Crm watching = Crm.builder()
                .store(on.open())
                .users(new InMemoryUserDirectory().add(User.named("ada", "Ada")))
                .clock(() -> now)
                .dueWork(new AlertWatch(set))
                .notifications(sent)
                .notificationTemplates(new AlertTemplates())
                .build();
        sell(evaluating, "EUR", 1);
        evaluating.housekeeping().runDue(now);
        now = now.plus(Duration.ofHours(3));
        watching.housekeeping().runDue(now);
        assertThat(told(watching)).isEmpty();
        now = now.plusSeconds(1);
        watching.housekeeping().runDue(now);
        watching.housekeeping().runDue(now);
        assertThat(told(watching)).hasSize(1);
        assertThat(told(watching).get(0).subject()).isEqualTo("Alert not evaluated: busy");
        evaluating.housekeeping().runDue(now);
        assertThat(told(watching)).hasSize(1);
        now = now.plus(Duration.ofHours(9));
        evaluating.housekeeping().runDue(now);
        assertThat(told(watching))
                .as("the evaluator tells of a gap itself when it is over")
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName("SG-16 An evaluation that fails leaves a record, and is overdue when that goes on")
    void failing(TestStore on) {
        boolean[] broken = {true};
        AccessPolicy access = new AccessPolicy() {
            @Override
            public dev.clientela.record.Criterion visible(Access asked) {
                if (broken[0]
                        && asked.type() == Lead.TYPE
                        && !asked.actor().stamp().startsWith("user")) {
                    throw new dev.clientela.error.StoreException(
                            dev.clientela.error.ErrorCode.of("host.broken"), Map.of());
                }
                return AccessPolicy.OPEN.visible(asked);
            }
        };
        Crm crm = crm(on, AlertSet.of("a", busy()).watchedBy(Recipient.user("ada")), access);
        sell(crm, "EUR", 1);
        assertThat(after(crm, Duration.ZERO).outcome()).isEqualTo(Outcome.FAILED);
        after(crm, Duration.ofMinutes(1));
        assertThat(runs(crm)).hasSize(1);
        after(crm, Duration.ofHours(3));
        assertThat(told(crm)).hasSize(1);
        broken[0] = false;
        assertThat(after(crm, Duration.ofMinutes(1)).outcome()).isEqualTo(Outcome.FINE);
    }

    @Test
    @DisplayName("SG-14 Every fault of a document is told, each at its place")
    void faults() {
        String json = "{\"id\": \"a\", \"version\": 1, \"zone\": \"Mars/Base\", \"alerts\": [\n"
                + "{\"id\": \"b\", \"metrics\": {\"x\": {\"record\": \"lead\", \"kind\": \"sum\", \"field\": \"annual_revenue\"},\n"
                + "  \"y\": {\"record\": \"moon\", \"kind\": \"count\"},\n"
                + "  \"z\": {\"record\": \"lead\", \"kind\": \"sum\", \"field\": \"last_name\","
                + " \"window\": {\"field\": \"country\", \"last\": 7, \"unit\": \"day\"}}},\n"
                + " \"when\": {\"all\": [{\"metric\": \"q\", \"is\": \"at_most\", \"value\": 1}, {\"metric\": \"y\", \"is\": \"under\", \"value\": 1}]},\n"
                + " \"to\": [\"nobody\"]}, {\"id\": \"b\", \"every\": \"PT0S\", \"x\": 1}]}";
        assertThatThrownBy(() -> AlertSet.read(json, CONTEXT))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(
                                        each -> each.path() + " " + each.code().value())
                                .containsExactlyInAnyOrder(
                                        "zone rules.bad_value",
                                        "alerts[0].metrics.x.currency rules.one_currency",
                                        "alerts[0].metrics.y.record rules.unknown_record",
                                        "alerts[0].metrics.z.field rules.unknown_field",
                                        "alerts[0].metrics.z.window.field rules.unknown_field",
                                        "alerts[0].when.all[0].metric rules.unknown_metric",
                                        "alerts[0].when.all[1].is rules.bad_value",
                                        "alerts[0].to[0] rules.bad_value",
                                        "alerts[1].metrics rules.missing",
                                        "alerts[1].when rules.missing",
                                        "alerts[1].to rules.missing",
                                        "alerts[1].every rules.bad_value",
                                        "alerts[1] rules.unknown_key",
                                        "alerts[1].id rules.same_id"));
        Optional<Violation> unknown = faultsOf(json).stream()
                .filter(fault -> fault.path().equals("alerts[0].metrics.y.record"))
                .findFirst();
        assertThat(unknown.orElseThrow().parameters()).containsEntry("line", 3);
    }

    private static List<Violation> faultsOf(String json) {
        try {
            AlertSet.read(json, CONTEXT);
            return List.of();
        } catch (ValidationException e) {
            return e.violations();
        }
    }

    @Test
    @DisplayName("SG-14 The usual alerts are read, written without loss, and evaluated: nothing sold, nothing came in")
    void usual() {
        AlertSet usual = AlertSet.usual(CONTEXT);
        Crm crm = crm(TestStore.MEMORY, usual);
        crm.as(Actor.user("ada").in(tenant)).leads().capture(CaptureLead.named("Charles", "Babbage"));
        after(crm, Duration.ofDays(2));
        assertThat(runs(crm))
                .extracting(run -> run.alert() + " " + run.outcome())
                .containsExactlyInAnyOrder(
                        "sales_fallen TOLD", "cost_exceeded FINE", "leads_not_answered FINE", "no_leads TOLD");
    }
}
