package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.catalog.Product;
import dev.clientela.command.Edit;
import dev.clientela.error.RefusedException;
import dev.clientela.forecast.AdjustForecast;
import dev.clientela.forecast.DealMovement;
import dev.clientela.forecast.Forecast;
import dev.clientela.forecast.ForecastDimension;
import dev.clientela.forecast.ForecastEntry;
import dev.clientela.forecast.ForecastErrors;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.forecast.ForecastRequest;
import dev.clientela.forecast.ForecastType;
import dev.clientela.forecast.Forecasts;
import dev.clientela.forecast.PipelineChange;
import dev.clientela.forecast.PipelineTotal;
import dev.clientela.forecast.QuotaHolder;
import dev.clientela.forecast.SetQuota;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.housekeeping.Retention;
import dev.clientela.money.DatedRates;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.contract.DealsInTime.Act;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A whole CRM on the store forecasts what adding up its deals one by one gives, and tells how the pipeline came about. */
public interface ForecastContract extends StoreFixture {

    /** The day on which all acts of these deals happen. */
    LocalDate TODAY = LocalDate.of(2024, 5, 17);

    DatedRates RATES = DatedRates.none()
            .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.25", LocalDate.of(2024, 1, 1))
            .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.1", LocalDate.of(2024, 5, 17))
            .with(CurrencyUnit.EUR, CurrencyUnit.JPY, "160", LocalDate.of(2024, 1, 1))
            .with(CurrencyUnit.EUR, CurrencyUnit.JPY, "150", LocalDate.of(2024, 5, 2));

    private static BigDecimal unitsForEuro(CurrencyUnit currency, LocalDate day) {
        if (currency.equals(CurrencyUnit.EUR)) {
            return BigDecimal.ONE;
        }
        boolean yen = currency.equals(CurrencyUnit.JPY);
        boolean early = day.isBefore(yen ? LocalDate.of(2024, 5, 2) : LocalDate.of(2024, 5, 17));
        return new BigDecimal(yen ? (early ? "160" : "150") : early ? "1.25" : "1.1");
    }

    /** Sums by entry, category and currency. */
    final class Sums {

        private final Map<List<Object>, Money> sums = new HashMap<>();
        private final Map<List<Object>, BigDecimal> exactEuros = new HashMap<>();

        void add(String key, Opportunity deal, Money amount) {
            add(key, deal.forecastCategory(), amount);
            LocalDate day = deal.isWon() ? deal.actualClose().orElseThrow() : TODAY;
            exactEuros.merge(
                    List.of(key, deal.forecastCategory(), amount.getCurrencyUnit()),
                    amount.getAmount().divide(unitsForEuro(amount.getCurrencyUnit(), day), new MathContext(50)),
                    BigDecimal::add);
        }

        /** Every sum converted, and rounded once; by plain decimals, independent of the code that converts. */
        Sums inEuros() {
            Sums euros = new Sums();
            exactEuros.forEach((key, exact) -> euros.add(
                    (String) key.get(0),
                    (ForecastCategory) key.get(1),
                    Money.of(
                            CurrencyUnit.EUR,
                            // What does not end in decimals is told from half a cent by far less than this.
                            exact.setScale(20, RoundingMode.HALF_EVEN),
                            RoundingMode.HALF_UP)));
            return euros;
        }

        void add(String key, ForecastCategory category, Money amount) {
            sums.merge(List.of(key, category, amount.getCurrencyUnit()), amount, Money::plus);
        }

        Money of(String key, ForecastCategory category, CurrencyUnit currency) {
            return sums.getOrDefault(List.of(key, category, currency), Money.zero(currency));
        }

        Money withReports(String seller, ForecastCategory category, CurrencyUnit currency) {
            Money sum = of(seller, category, currency);
            for (String below : DealsInTime.SELLERS) {
                if (seller.equals(DealsInTime.MANAGERS.get(below))) {
                    sum = sum.plus(withReports(below, category, currency));
                }
            }
            return sum;
        }

        Set<String> keys() {
            Set<String> keys = new HashSet<>();
            sums.keySet().forEach(key -> keys.add((String) key.get(0)));
            return keys;
        }
    }

    private static boolean counts(Opportunity deal, LocalDate from, LocalDate until) {
        return deal.forecastCategory() != ForecastCategory.OMITTED
                && deal.closeDate()
                        .filter(date -> !date.isBefore(from) && date.isBefore(until))
                        .isPresent();
    }

    private static Sums sums(
            List<Opportunity> deals, LocalDate from, LocalDate until, Function<Opportunity, String> key) {
        Sums sums = new Sums();
        deals.stream()
                .filter(deal -> counts(deal, from, until))
                .forEach(deal -> deal.amount().ifPresent(amount -> sums.add(key.apply(deal), deal, amount)));
        return sums;
    }

    private static void assertSums(Forecast forecast, Sums expected, boolean bySeller) {
        Set<String> found = new HashSet<>();
        for (ForecastEntry entry : forecast.entries()) {
            found.add(entry.key());
            for (CurrencyUnit currency : List.of(CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.JPY)) {
                for (ForecastCategory category : ForecastCategory.values()) {
                    if (category != ForecastCategory.OMITTED) {
                        assertThat(entry.own(currency).individual(category))
                                .as("own %s of %s", category, entry.key())
                                .isEqualTo(expected.of(entry.key(), category, currency));
                        assertThat(entry.figures(currency).individual(category))
                                .as("%s of %s", category, entry.key())
                                .isEqualTo(
                                        bySeller
                                                ? expected.withReports(entry.key(), category, currency)
                                                : expected.of(entry.key(), category, currency));
                    }
                }
            }
        }
        assertThat(found).containsAll(expected.keys());
    }

    private static String month(Opportunity deal) {
        return month(deal.closeDate().orElseThrow());
    }

    private static String month(LocalDate date) {
        return ForecastPeriod.month(date.getYear(), date.getMonthValue()).toString();
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label(
            "FO-15 FO-18 FO-19 FO-22 FO-23 A forecast by seller, territory, month or product family, of now or the past, by close date or schedule,"
                    + " gives what adding up the deals one by one gives, each currency for itself")
    default void forecastsAddUp(@ForAll @Size(min = 1, max = 25) List<Act> acts, @ForAll Random chance) {
        DealsInTime office = new DealsInTime(this, chance);
        acts.forEach(office::act);
        LocalDate from = LocalDate.of(2024, 4, 1);
        LocalDate until = LocalDate.of(2024, 7, 1);
        ForecastRequest quarter = ForecastRequest.of(ForecastPeriod.quarter(2024, 2));
        List<Opportunity> deals = office.present();
        assertSums(
                office.ada.forecasts().of(quarter),
                sums(deals, from, until, deal -> deal.owner().id()),
                true);
        assertSums(
                office.ada.forecasts().of(quarter.by(ForecastDimension.TERRITORY)),
                sums(
                        deals,
                        from,
                        until,
                        deal -> deal.find(OpportunityFields.TERRITORY).orElse("")),
                false);
        assertSums(
                office.ada.forecasts().of(quarter.by(ForecastDimension.MONTH)),
                sums(deals, from, until, ForecastContract::month),
                false);
        assertSums(
                office.ada.forecasts().of(quarter.by(ForecastDimension.PRODUCT_FAMILY)),
                byFamily(office, deals, from, until),
                false);
        ForecastRequest scheduled = quarter.type(ForecastType.SCHEDULE_DATE);
        assertSums(
                office.ada.forecasts().of(scheduled),
                bySchedule(
                        office,
                        deals,
                        from,
                        until,
                        deal -> deal.owner().id(),
                        (deal, date) -> deal.owner().id()),
                true);
        assertSums(
                office.ada.forecasts().of(scheduled.by(ForecastDimension.MONTH)),
                bySchedule(office, deals, from, until, ForecastContract::month, (deal, date) -> month(date)),
                false);
        office.past.forEach((time, then) -> assertSums(
                office.ada.forecasts().of(quarter.asOf(time)),
                sums(then, from, until, deal -> deal.owner().id()),
                true));
    }

    private static Sums byFamily(DealsInTime office, List<Opportunity> deals, LocalDate from, LocalDate until) {
        Map<Object, Opportunity> byId = new HashMap<>();
        deals.forEach(deal -> byId.put(deal.id(), deal));
        Map<Object, String> families = new HashMap<>();
        for (Product product : office.products) {
            families.put(product.id(), product.family().orElse(""));
        }
        Sums sums = sums(deals.stream().filter(deal -> !deal.hasLines()).toList(), from, until, deal -> "");
        for (OpportunityLine line : office.lines()) {
            Opportunity deal = byId.get(line.opportunity());
            if (counts(deal, from, until)) {
                sums.add(families.get(line.product()), deal, line.total());
            }
        }
        return sums;
    }

    /** What a schedule divides where it comes in, lines without one where the deal closes, and deals without lines. */
    private static Sums bySchedule(
            DealsInTime office,
            List<Opportunity> deals,
            LocalDate from,
            LocalDate until,
            Function<Opportunity, String> key,
            BiFunction<Opportunity, LocalDate, String> scheduledKey) {
        Sums sums = sums(deals.stream().filter(deal -> !deal.hasLines()).toList(), from, until, key);
        for (OpportunityLine line : office.lines()) {
            Opportunity deal = find(deals, line.opportunity()).orElseThrow();
            if (!line.get(OpportunityLineFields.HAS_REVENUE_SCHEDULE) && counts(deal, from, until)) {
                sums.add(key.apply(deal), deal, line.total());
            }
        }
        for (Instalment instalment : office.instalments()) {
            Opportunity deal = find(deals, instalment.opportunity()).orElseThrow();
            LocalDate date = instalment.date();
            if (deal.forecastCategory() != ForecastCategory.OMITTED && !date.isBefore(from) && date.isBefore(until)) {
                sums.add(
                        scheduledKey.apply(deal, date),
                        deal,
                        instalment.revenue().orElseThrow());
            }
        }
        return sums;
    }

    private static boolean isOpen(Opportunity deal, Criterion where) {
        return !deal.isClosed()
                && CriterionEvaluator.compile(where, MOMENT, (RecordRef ref) -> Optional.empty())
                        .test(deal);
    }

    private static Map<CurrencyUnit, Money> worth(List<Opportunity> deals) {
        Map<CurrencyUnit, Money> sums = new TreeMap<>();
        deals.forEach(
                deal -> deal.amount().ifPresent(amount -> sums.merge(amount.getCurrencyUnit(), amount, Money::plus)));
        return sums;
    }

    private static PipelineTotal total(List<Opportunity> deals, Criterion where) {
        List<Opportunity> open =
                deals.stream().filter(deal -> isOpen(deal, where)).toList();
        return new PipelineTotal(open.size(), worth(open));
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    @Label(
            "FO-22 PB-34 A forecast in one currency takes won deals at the rate that they froze and all others at that of the"
                    + " day, rounded once for each entry, category and currency, now and in the past")
    default void convertedForecastsAddUp(@ForAll @Size(min = 5, max = 25) List<Act> acts, @ForAll Random chance) {
        DealsInTime office = new DealsInTime(
                this, chance, Crm.builder().corporateCurrency(CurrencyUnit.EUR).exchangeRates(RATES));
        acts.forEach(office::act);
        LocalDate from = LocalDate.of(2024, 4, 1);
        LocalDate until = LocalDate.of(2024, 7, 1);
        ForecastRequest quarter =
                ForecastRequest.of(ForecastPeriod.quarter(2024, 2)).currency(CurrencyUnit.EUR);
        List<Opportunity> deals = office.present();
        Function<Opportunity, String> seller = deal -> deal.owner().id();
        assertSums(
                office.ada.forecasts().of(quarter),
                sums(deals, from, until, seller).inEuros(),
                true);
        assertSums(
                office.ada.forecasts().of(quarter.by(ForecastDimension.PRODUCT_FAMILY)),
                byFamily(office, deals, from, until).inEuros(),
                false);
        assertSums(
                office.ada.forecasts().of(quarter.type(ForecastType.SCHEDULE_DATE)),
                bySchedule(office, deals, from, until, seller, (deal, date) -> seller.apply(deal))
                        .inEuros(),
                true);
        office.past.forEach((time, then) -> assertSums(
                office.ada.forecasts().of(quarter.asOf(time)),
                sums(then, from, until, seller).inEuros(),
                true));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Label(
            "FO-12 The pipeline of any past instant is that of its snapshot, and what became of it since adds up exactly,"
                    + " deal by deal")
    default void changesAddUp(@ForAll @Size(min = 1, max = 25) List<Act> acts, @ForAll Random chance) {
        DealsInTime office = new DealsInTime(this, chance);
        acts.forEach(office::act);
        office.now.set(office.now.get().plusSeconds(1));
        List<Criterion> pipelines = List.of(
                Criterion.always(),
                OpportunityFields.OWNER.is(Owner.user("bob")),
                OpportunityFields.CLOSE_DATE.isWithin(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 7, 1)),
                OpportunityFields.PROBABILITY.isAtLeast(50L).and(OpportunityFields.TERRITORY.isAbsent()));
        List<Instant> times = new ArrayList<>(office.past.keySet());
        for (Criterion where : pipelines) {
            for (Instant time : times) {
                assertThat(office.ada.forecasts().pipelineAt(time, where))
                        .as("%s at %s", where, time)
                        .isEqualTo(total(office.past.get(time), where));
            }
            for (int tries = 0; tries < 5; tries++) {
                int from = chance.nextInt(times.size());
                int to = from + chance.nextInt(times.size() - from);
                if (from < to) {
                    assertExplained(office, times.get(from), times.get(to), where);
                }
            }
        }
    }

    private static void assertExplained(DealsInTime office, Instant from, Instant to, Criterion where) {
        PipelineChange change = office.ada.forecasts().change(from, to, where);
        List<Opportunity> then = office.past.get(from);
        List<Opportunity> since = office.past.get(to);
        assertThat(change.before()).isEqualTo(total(then, where));
        assertThat(change.after()).isEqualTo(total(since, where));
        for (CurrencyUnit currency : List.of(CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.JPY)) {
            assertThat(change.before().amount(currency).plus(change.sum(currency)))
                    .isEqualTo(change.after().amount(currency));
        }
        Map<OpportunityId, Map<CurrencyUnit, Money>> byDeal = new HashMap<>();
        for (DealMovement movement : change.movements()) {
            movement.by()
                    .filter(amount -> !amount.isZero())
                    .ifPresent(amount -> byDeal.computeIfAbsent(movement.deal(), key -> new TreeMap<>())
                            .merge(amount.getCurrencyUnit(), amount, Money::plus));
            assertIsSo(movement, find(then, movement.deal()), find(since, movement.deal()));
        }
        byDeal.values().forEach(amounts -> amounts.values().removeIf(Money::isZero));
        byDeal.values().removeIf(Map::isEmpty);
        assertThat(byDeal).isEqualTo(differences(then, since, where));
    }

    private static Optional<Opportunity> find(List<Opportunity> deals, OpportunityId id) {
        return deals.stream().filter(deal -> deal.id().equals(id)).findFirst();
    }

    private static Map<OpportunityId, Map<CurrencyUnit, Money>> differences(
            List<Opportunity> then, List<Opportunity> since, Criterion where) {
        Map<OpportunityId, Map<CurrencyUnit, Money>> differences = new HashMap<>();
        since.stream()
                .filter(deal -> isOpen(deal, where))
                .forEach(deal -> deal.amount().ifPresent(amount -> add(differences, deal.id(), amount)));
        then.stream()
                .filter(deal -> isOpen(deal, where))
                .forEach(deal -> deal.amount().ifPresent(amount -> add(differences, deal.id(), amount.negated())));
        differences.values().forEach(amounts -> amounts.values().removeIf(Money::isZero));
        differences.values().removeIf(Map::isEmpty);
        return differences;
    }

    private static void add(Map<OpportunityId, Map<CurrencyUnit, Money>> sums, OpportunityId id, Money amount) {
        sums.computeIfAbsent(id, key -> new TreeMap<>()).merge(amount.getCurrencyUnit(), amount, Money::plus);
    }

    private static void assertIsSo(DealMovement movement, Optional<Opportunity> then, Optional<Opportunity> since) {
        boolean so = switch (movement.kind()) {
            case NEW -> then.isEmpty();
            case DELETED -> since.isEmpty();
            case WON -> since.orElseThrow().isWon();
            case LOST -> since.orElseThrow().isClosed() && !since.get().isWon();
            case REOPENED ->
                then.orElseThrow().isClosed() && !since.orElseThrow().isClosed();
            case PUSHED -> closes(since).isAfter(closes(then));
            case PULLED_IN -> closes(since).isBefore(closes(then));
            case REASSIGNED -> !owners(then).equals(owners(since));
            case RECLASSIFIED -> !then.equals(since);
            case GROWN -> movement.by().orElseThrow().isPositive();
            case SHRUNK -> movement.by().orElseThrow().isNegative();
            case REDENOMINATED ->
                !then.orElseThrow().currency().equals(since.orElseThrow().currency());
        };
        assertThat(so).as("%s", movement).isTrue();
    }

    private static LocalDate closes(Optional<Opportunity> deal) {
        return deal.flatMap(Opportunity::closeDate).orElseThrow();
    }

    private static List<Object> owners(Optional<Opportunity> deal) {
        return List.of(deal.orElseThrow().owner(), deal.get().find(OpportunityFields.TERRITORY));
    }

    @Test
    @DisplayName(
            "FO-20 FO-24 Of each matter there is one adjustment and one quota: said anew, it takes the place of what was")
    default void oneOfEachMatter() {
        DealsInTime office = new DealsInTime(this, new Random(1));
        ForecastPeriod quarter = ForecastPeriod.quarter(2024, 2);
        CrmSession ada = office.ada;
        CrmSession bob = as(office.crm, ada, "bob");
        for (String amount : List.of("EUR 100.00", "EUR 120.00")) {
            Money money = Money.parse(amount);
            bob.forecasts().adjust(AdjustForecast.of("bob", quarter, ForecastCategory.COMMIT, money.plus(1)));
            ada.forecasts().adjust(AdjustForecast.of("bob", quarter, ForecastCategory.COMMIT, money));
            ada.forecasts().setQuota(SetQuota.of("bob", quarter, money));
        }
        assertThat(ada.forecasts().adjustments("bob")).hasSize(2);
        assertThat(ada.forecasts().quotas(QuotaHolder.user("bob")))
                .singleElement()
                .satisfies(quota -> assertThat(quota.amount()).contains(Money.parse("EUR 120.00")));
        Forecast forecast = ada.forecasts().of(ForecastRequest.of(quarter).currency(CurrencyUnit.EUR));
        assertThat(forecast.of("bob").adjusted(ForecastCategory.COMMIT)).isEqualTo(Money.parse("EUR 120.00"));
        assertThat(forecast.of("bob").cumulative(ForecastCategory.COMMIT)).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> bob.forecasts().setQuota(SetQuota.of("bob", quarter, Money.parse("EUR 1.00"))))
                        .code())
                .isEqualTo(ForecastErrors.OWN_QUOTA);
        ada.forecasts()
                .removeQuota(
                        ada.forecasts().quotas(QuotaHolder.user("bob")).get(0).id());
        assertThat(ada.forecasts().quotas(QuotaHolder.user("bob"))).isEmpty();
    }

    @Test
    @DisplayName(
            "How deals stood is kept as long as is said: a time before that is refused, a later one answers as before")
    default void pastDealsAreForgotten() {
        AtomicReference<Instant> now = new AtomicReference<>(MOMENT.now());
        Tenant tenant = newTenant().tenant();
        Crm crm = Crm.builder()
                .store(new SingleTenantStore(anotherStore(), tenant))
                .clock(now::get)
                .relay(RelaySettings.usual().withPerRun(2))
                .retention(Retention.forEver().ofPastDeals(Duration.ofDays(10)))
                .build();
        Forecasts forecasts = crm.as(Actor.user("ada").in(tenant)).forecasts();
        Instant start = now.get();
        Opportunity deal = crm.as(Actor.user("ada").in(tenant))
                .opportunities()
                .open(OpenOpportunity.named("Engines").amount(Money.parse("EUR 1.00")));
        for (int day = 1; day <= 5; day++) {
            now.set(start.plus(Duration.ofDays(day)));
            crm.as(Actor.user("ada").in(tenant))
                    .opportunities()
                    .edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.EUR, 1 + day)));
        }
        Instant third = start.plus(Duration.ofDays(3));
        now.set(third.plus(Duration.ofDays(10)));
        PipelineTotal then = forecasts.pipelineAt(third, Criterion.always());
        PipelineChange since = forecasts.change(third, now.get(), Criterion.always());

        assertThat(forgetting(crm, now.get())).isEqualTo(2);
        assertThat(forgetting(crm, now.get())).isEqualTo(1);
        assertThat(forgetting(crm, now.get())).isZero();

        assertThat(forecasts.pipelineAt(third, Criterion.always())).isEqualTo(then);
        assertThat(then.amount(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 4.00"));
        assertThat(forecasts.change(third, now.get(), Criterion.always())).isEqualTo(since);
        // What is forgotten is remembered, and not reckoned of today's settings: nothing more is until housekeeping
        // runs.
        now.set(now.get().plus(Duration.ofDays(1)));
        assertThat(forecasts.pipelineAt(third, Criterion.always())).isEqualTo(then);
        Instant before = third.minus(Duration.ofNanos(1_000));
        for (ThrowingCallable past : List.<ThrowingCallable>of(
                () -> forecasts.pipelineAt(before, Criterion.always()),
                () -> forecasts.change(before, now.get(), Criterion.always()),
                () -> forecasts.of(
                        ForecastRequest.of(ForecastPeriod.quarter(2024, 2)).asOf(before)))) {
            RefusedException refused = catchThrowableOfType(RefusedException.class, past);
            assertThat(refused.code()).isEqualTo(ForecastErrors.HISTORY_FORGOTTEN);
            assertThat(refused.parameters()).containsEntry("since", third).containsEntry("time", before);
        }
    }

    /** How many past states housekeeping forgets in one run. */
    private static int forgetting(Crm crm, Instant now) {
        return crm.housekeeping().runDue(now).work().get("clientela.past_deals").done();
    }

    private static CrmSession as(Crm crm, CrmSession beside, String user) {
        return crm.as(Actor.user(user).in(beside.actor().tenant()));
    }
}
