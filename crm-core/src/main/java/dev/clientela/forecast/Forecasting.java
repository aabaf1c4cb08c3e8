package dev.clientela.forecast;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.forecast.ForecastCells.Cell;
import dev.clientela.money.ExchangeRate;
import dev.clientela.money.ExchangeRates;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.record.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Puts a forecast together from its sums. Where it has one currency, each sum of an entry, category and currency is
 * converted and rounded once, won deals at the rate that they keep; everything above adds such up, so that what is shown
 * adds up.
 */
final class Forecasting {

    /** What may be adjusted. */
    static final List<ForecastCategory> ADJUSTABLE =
            List.of(ForecastCategory.BEST_CASE, ForecastCategory.MOST_LIKELY, ForecastCategory.COMMIT);

    private final Execution execution;
    private final ForecastRequest request;
    private final FiscalCalendar calendar;
    private final ExchangeRates rates;
    private final LocalDate rateDay;
    private final Map<String, Map<CurrencyUnit, ForecastFigures>> own = new TreeMap<>();
    private final Map<String, Map<CurrencyUnit, ForecastFigures>> rolledUp = new TreeMap<>();
    private final Map<String, List<StandingAdjustment>> adjustments = new HashMap<>();
    private final Map<String, Map<CurrencyUnit, Map<ForecastCategory, Money>>> adjusted = new HashMap<>();

    Forecasting(Execution execution, ForecastRequest request) {
        this.execution = execution;
        this.request = request;
        this.calendar = execution.port(FiscalCalendar.class);
        this.rates = execution.port(ExchangeRates.class);
        this.rateDay = request.asOf()
                .map(time -> LocalDate.ofInstant(time, execution.moment().zone()))
                .orElseGet(execution.moment()::today);
    }

    Forecast forecast() {
        ForecastCells cells = new ForecastCells(execution, request);
        Map<Spot, ConvertedSum> sums = new LinkedHashMap<>();
        cells.read()
                .forEach(cell -> sums.computeIfAbsent(Spot.of(cell), spot -> new ConvertedSum())
                        .add(cell, cell.frozen().or(() -> rateFrom(cell.amount().getCurrencyUnit()))));
        sums.forEach(this::add);
        request.currency()
                .ifPresent(currency ->
                        own.values().forEach(figures -> figures.putIfAbsent(currency, ForecastFigures.none(currency))));
        rolledUp.putAll(own);
        if (request.by() == ForecastDimension.SELLER) {
            rollUp();
        }
        List<ForecastEntry> entries = new ArrayList<>();
        rolledUp.keySet().forEach(key -> entries.add(entry(key)));
        return new Forecast(
                request,
                calendar.start(request.period()),
                calendar.end(request.period()),
                entries,
                total(),
                attainments(cells));
    }

    /** What is converted as a whole. */
    private record Spot(String key, ForecastCategory category, CurrencyUnit currency) {

        static Spot of(Cell cell) {
            return new Spot(cell.key(), cell.category(), cell.amount().getCurrencyUnit());
        }
    }

    private void add(Spot spot, ConvertedSum sum) {
        Money amount = sum.amount();
        ForecastFigures figures = new ForecastFigures(
                amount.getCurrencyUnit(), Map.of(spot.category(), amount), sum.weighted(), sum.rates());
        own.computeIfAbsent(spot.key(), key -> new TreeMap<>())
                .merge(figures.currency(), figures, ForecastFigures::plus);
    }

    /** @throws RefusedException {@code exchange_rate.not_found} */
    private Optional<ExchangeRate> rateFrom(CurrencyUnit currency) {
        return request.currency()
                .filter(target -> !target.equals(currency))
                .map(target -> rates.require(currency, target, rateDay));
    }

    private static Money converted(Money amount, Optional<ExchangeRate> rate) {
        return rate.map(known -> known.convert(amount)).orElse(amount);
    }

    private void rollUp() {
        List<String> owners =
                own.keySet().stream().filter(key -> !key.startsWith("queue:")).toList();
        RollUp tree =
                new RollUp(execution.kernel().directory(), execution.actor().tenant(), owners);
        readAdjustments(tree);
        for (String user : tree.fromBelow()) {
            Map<CurrencyUnit, ForecastFigures> sums = new TreeMap<>(own.getOrDefault(user, Map.of()));
            request.currency().ifPresent(currency -> sums.putIfAbsent(currency, ForecastFigures.none(currency)));
            for (String below : tree.reportsOf(user)) {
                rolledUp.getOrDefault(below, Map.of())
                        .forEach((currency, figures) -> sums.merge(currency, figures, ForecastFigures::plus));
            }
            rolledUp.put(user, sums);
            adjusted.put(user, adjusted(user, tree.reportsOf(user), sums.keySet()));
        }
    }

    private void readAdjustments(RollUp tree) {
        execution
                .all(Query.of(ForecastAdjustment.TYPE)
                        .where(ForecastAdjustmentFields.PERIOD
                                .is(request.period())
                                .and(ForecastAdjustmentFields.FORECAST_TYPE.is(request.type()))))
                .forEach(adjustment -> {
                    Money amount = adjustment.amount();
                    adjustments
                            .computeIfAbsent(adjustment.seller(), key -> new ArrayList<>())
                            .add(new StandingAdjustment(
                                    adjustment,
                                    converted(amount, rateFrom(amount.getCurrencyUnit())),
                                    adjustment.isStale(tree, calendar)));
                });
    }

    /** What the seller's cumulative figures are to be believed to be. */
    private Map<CurrencyUnit, Map<ForecastCategory, Money>> adjusted(
            String user, List<String> reports, Set<CurrencyUnit> computed) {
        Set<CurrencyUnit> currencies = new TreeSet<>(computed);
        standing(user).forEach(adjustment -> currencies.add(adjustment.amount().getCurrencyUnit()));
        reports.forEach(below ->
                currencies.addAll(adjusted.getOrDefault(below, Map.of()).keySet()));
        Map<CurrencyUnit, Map<ForecastCategory, Money>> figures = new TreeMap<>();
        for (CurrencyUnit currency : currencies) {
            Map<ForecastCategory, Money> byCategory = new EnumMap<>(ForecastCategory.class);
            ADJUSTABLE.forEach(category -> byCategory.put(category, adjusted(user, reports, currency, category)));
            figures.put(currency, byCategory);
        }
        return figures;
    }

    private Money adjusted(String user, List<String> reports, CurrencyUnit currency, ForecastCategory category) {
        return standing(user).stream()
                .filter(each -> each.adjustment().category() == category
                        && each.amount().getCurrencyUnit().equals(currency))
                .max(Comparator.comparing(each -> each.adjustment().madeAs()))
                .map(StandingAdjustment::amount)
                .orElseGet(() -> {
                    Money sum = Optional.ofNullable(
                                    own.getOrDefault(user, Map.of()).get(currency))
                            .orElse(ForecastFigures.none(currency))
                            .cumulative(category);
                    for (String below : reports) {
                        Map<ForecastCategory, Money> figures =
                                adjusted.getOrDefault(below, Map.of()).getOrDefault(currency, Map.of());
                        sum = sum.plus(figures.getOrDefault(category, Money.zero(currency)));
                    }
                    return sum;
                });
    }

    /** What counts of the adjustments of a seller. */
    private List<StandingAdjustment> standing(String user) {
        return adjustments.getOrDefault(user, List.of()).stream()
                .filter(adjustment -> !adjustment.stale())
                .toList();
    }

    private ForecastEntry entry(String key) {
        return new ForecastEntry(
                key,
                own.getOrDefault(key, Map.of()),
                rolledUp.getOrDefault(key, Map.of()),
                adjustments.getOrDefault(key, List.of()),
                adjusted.getOrDefault(key, Map.of()));
    }

    private ForecastEntry total() {
        Map<CurrencyUnit, ForecastFigures> sums = new TreeMap<>();
        request.currency().ifPresent(currency -> sums.put(currency, ForecastFigures.none(currency)));
        own.values()
                .forEach(figures ->
                        figures.forEach((currency, figure) -> sums.merge(currency, figure, ForecastFigures::plus)));
        return new ForecastEntry("", sums, sums, List.of(), Map.of());
    }

    private Map<String, Attainment> attainments(ForecastCells cells) {
        QuotaHolder.Kind kind;
        if (request.by() == ForecastDimension.SELLER) {
            kind = QuotaHolder.Kind.USER;
        } else if (request.by() == ForecastDimension.TERRITORY) {
            kind = QuotaHolder.Kind.TERRITORY;
        } else {
            return Map.of();
        }
        List<Quota> quotas = execution
                .all(Query.of(Quota.TYPE)
                        .where(QuotaFields.STARTS_ON
                                .is(calendar.start(request.period()))
                                .and(QuotaFields.ENDS_ON.is(calendar.end(request.period())))
                                .and(QuotaFields.FORECAST_TYPE.is(request.type()))))
                .stream()
                .filter(quota -> quota.holder().kind() == kind)
                .toList();
        boolean byQuantity = quotas.stream().anyMatch(quota -> quota.quantity().isPresent());
        Map<String, BigDecimal> quantities = byQuantity ? rolledUp(cells.closedQuantities()) : Map.of();
        Map<String, Attainment> attainments = new HashMap<>();
        quotas.forEach(quota -> attainments.put(quota.holder().id(), attainment(quota, quantities)));
        return attainments;
    }

    private Map<String, BigDecimal> rolledUp(Map<String, BigDecimal> quantities) {
        if (request.by() != ForecastDimension.SELLER) {
            return quantities;
        }
        RollUp tree =
                new RollUp(execution.kernel().directory(), execution.actor().tenant(), rolledUp.keySet());
        Map<String, BigDecimal> sums = new HashMap<>(quantities);
        for (String user : tree.fromBelow()) {
            tree.manager(user)
                    .ifPresent(
                            manager -> sums.merge(manager, sums.getOrDefault(user, BigDecimal.ZERO), BigDecimal::add));
        }
        return sums;
    }

    private Attainment attainment(Quota quota, Map<String, BigDecimal> quantities) {
        String holder = quota.holder().id();
        if (quota.quantity().isPresent()) {
            return new Attainment(
                    quota,
                    quantities.getOrDefault(holder, BigDecimal.ZERO),
                    quota.quantity().get(),
                    Optional.empty());
        }
        Money amount = quota.amount().orElseThrow();
        Optional<ExchangeRate> rate = rateFrom(amount.getCurrencyUnit());
        Money target = converted(amount, rate);
        Map<CurrencyUnit, ForecastFigures> figures = rolledUp.getOrDefault(holder, Map.of());
        CurrencyUnit currency = target.getCurrencyUnit();
        List<CurrencyUnit> others = figures.values().stream()
                .filter(figure -> !figure.currency().equals(currency)
                        && !figure.individual(ForecastCategory.CLOSED).isZero())
                .map(ForecastFigures::currency)
                .toList();
        if (!others.isEmpty()) {
            throw new RefusedException(ForecastErrors.CURRENCY_NEEDED, Map.of("entry", holder, "currencies", others));
        }
        Money closed = Optional.ofNullable(figures.get(currency))
                .orElse(ForecastFigures.none(currency))
                .individual(ForecastCategory.CLOSED);
        return new Attainment(quota, closed.getAmount(), target.getAmount(), rate);
    }
}
