package dev.clientela.forecast;

import dev.clientela.catalog.ProductFields;
import dev.clientela.command.Execution;
import dev.clientela.error.Violations;
import dev.clientela.money.CorporateCurrency;
import dev.clientela.money.ExchangeRate;
import dev.clientela.money.ExchangeRates;
import dev.clientela.opportunity.ClosingRate;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Instalment;
import dev.clientela.opportunity.InstalmentFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Owner;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The sums that a forecast is made of, one for each entry, category and currency: computed by the store, which reads as
 * many rows as there are sums.
 */
final class ForecastCells {

    private static final List<ForecastCategory> FORECAST = List.of(
            ForecastCategory.PIPELINE,
            ForecastCategory.BEST_CASE,
            ForecastCategory.MOST_LIKELY,
            ForecastCategory.COMMIT,
            ForecastCategory.CLOSED);

    private final Execution execution;
    private final ForecastRequest request;
    private final FiscalCalendar calendar;

    /**
     * One sum.
     *
     * @param key of the entry; empty for deals that have none
     * @param weighted the same with each deal weighed by its probability; empty by product
     * @param frozen the rate to the currency asked for that its deals keep from their closing
     */
    record Cell(
            String key,
            ForecastCategory category,
            Money amount,
            Optional<Money> weighted,
            Optional<ExchangeRate> frozen) {}

    ForecastCells(Execution execution, ForecastRequest request) {
        this.execution = execution;
        this.request = request;
        this.calendar = execution.port(FiscalCalendar.class);
    }

    List<Cell> read() {
        boolean byProduct = request.by() == ForecastDimension.PRODUCT_FAMILY;
        if (request.asOf().isPresent()) {
            return asOf(request.asOf().get(), byProduct);
        }
        if (request.type() == ForecastType.SCHEDULE_DATE) {
            return bySchedule();
        }
        Criterion deals = inPeriod().and(request.where());
        if (byProduct) {
            List<Cell> cells = lines(deals, Criterion.always());
            cells.addAll(deals(deals.and(OpportunityFields.LINE_COUNT.is(0L)), false));
            return cells;
        }
        return deals(deals, true);
    }

    /** What a schedule divides counts where it comes in, and all else where its deal closes. */
    private List<Cell> bySchedule() {
        Criterion deals = inPeriod().and(request.where());
        List<Cell> cells = cells(
                Report.over(Instalment.TYPE)
                        .where(scheduledInPeriod(FORECAST).and(InstalmentFields.REVENUE.isPresent()))
                        .groupBy(category().through(InstalmentFields.OPPORTUNITY), ofInstalments())
                        .measure(Measure.sum(InstalmentFields.REVENUE).named("amount")),
                rates -> rates.through(InstalmentFields.OPPORTUNITY),
                false);
        cells.addAll(lines(deals, OpportunityLineFields.HAS_REVENUE_SCHEDULE.is(false)));
        cells.addAll(deals(deals.and(OpportunityFields.LINE_COUNT.is(0L)), false));
        return cells;
    }

    private Criterion scheduledInPeriod(List<ForecastCategory> categories) {
        return InstalmentFields.DATE
                .isWithin(calendar.start(request.period()), calendar.end(request.period()))
                .and(InstalmentFields.OPPORTUNITY.where(
                        seen(OpportunityFields.FORECAST_CATEGORY.in(categories).and(request.where()))));
    }

    private Criterion seen(Criterion deals) {
        return deals.and(execution.visible(Opportunity.TYPE));
    }

    /** By close date, half-open: a date has no time of day, and is one of the organisation's zone already. */
    private Criterion inPeriod() {
        return OpportunityFields.CLOSE_DATE
                .isWithin(calendar.start(request.period()), calendar.end(request.period()))
                .and(OpportunityFields.FORECAST_CATEGORY.in(FORECAST));
    }

    private static Grouping category() {
        return Grouping.by(OpportunityFields.FORECAST_CATEGORY);
    }

    private Grouping ofLines() {
        return request.by() == ForecastDimension.PRODUCT_FAMILY
                ? Grouping.by(ProductFields.FAMILY).through(OpportunityLineFields.PRODUCT)
                : grouping().through(OpportunityLineFields.OPPORTUNITY);
    }

    private Grouping ofInstalments() {
        return switch (request.by()) {
            case QUARTER, MONTH -> Grouping.by(InstalmentFields.DATE, RelativePeriod.Unit.MONTH);
            case PRODUCT_FAMILY -> ofLines().through(InstalmentFields.LINE);
            case SELLER, TERRITORY -> grouping().through(InstalmentFields.OPPORTUNITY);
        };
    }

    private Grouping grouping() {
        return switch (request.by()) {
            case SELLER -> Grouping.by(OpportunityFields.OWNER);
            case TERRITORY -> Grouping.by(OpportunityFields.TERRITORY);
            case QUARTER, MONTH -> Grouping.by(OpportunityFields.CLOSE_DATE, RelativePeriod.Unit.MONTH);
            case PRODUCT_FAMILY -> throw new IllegalStateException("By product, lines are asked");
        };
    }

    /** @param weighing whether the deals are the whole of the forecast */
    private List<Cell> deals(Criterion where, boolean weighing) {
        Report<Opportunity> report = Report.over(Opportunity.TYPE)
                .where(where)
                .groupBy(category())
                .measure(
                        Measure.sum(OpportunityFields.AMOUNT).named("amount"),
                        Measure.sum(OpportunityFields.EXPECTED_REVENUE).named("weighted"));
        boolean byProduct = request.by() == ForecastDimension.PRODUCT_FAMILY;
        return cells(byProduct ? report : report.groupBy(grouping()), rates -> rates, weighing);
    }

    private List<Cell> lines(Criterion deals, Criterion lines) {
        return cells(
                Report.over(OpportunityLine.TYPE)
                        .where(OpportunityLineFields.OPPORTUNITY
                                .where(seen(deals))
                                .and(lines))
                        .groupBy(category().through(OpportunityLineFields.OPPORTUNITY), ofLines())
                        .measure(Measure.sum(OpportunityLineFields.TOTAL).named("amount")),
                rates -> rates.through(OpportunityLineFields.OPPORTUNITY),
                false);
    }

    private List<Cell> asOf(Instant time, boolean byProduct) {
        Violations violations = new Violations();
        violations.require(!byProduct, "by", ForecastErrors.PRESENT_ONLY);
        violations.require(request.type() == ForecastType.CLOSE_DATE, "type", ForecastErrors.PRESENT_ONLY);
        violations.require(!time.isAfter(execution.now()), "as_of", ForecastErrors.BAD_INTERVAL);
        violations.throwIfAny();
        KeptHistory.require(execution, time);
        Criterion deals = inPeriod().and(request.where());
        List<Cell> cells = deals(OpportunityFields.MODIFIED_AT.isAtMost(time).and(deals), true);
        if (isToCorporate()) {
            cells.addAll(past(time, deals.and(OpportunityFields.IS_WON.isFalse()), false));
            cells.addAll(past(time, deals.and(OpportunityFields.IS_WON.isTrue()), true));
        } else {
            cells.addAll(past(time, deals, false));
        }
        return cells;
    }

    /** @param byDay whether to tell days of closing apart, since past states do not tell which rate their deals kept */
    private List<Cell> past(Instant time, Criterion deals, boolean byDay) {
        Grouping grouping = new Grouping(
                List.of(), InThePast.kept(grouping().field()), grouping().unit());
        Report<PastOpportunity> report = Report.over(PastOpportunity.TYPE)
                .where(PastOpportunity.standingAt(time)
                        .and(InThePast.of(deals))
                        .and(PipelineHistory.visible(execution)))
                .groupBy(Grouping.by(PastOpportunityFields.FORECAST_CATEGORY), grouping)
                .measure(
                        Measure.sum(PastOpportunityFields.AMOUNT).named("amount"),
                        Measure.sum(PastOpportunityFields.EXPECTED_REVENUE).named("weighted"));
        return byDay
                ? cells(
                        report.groupBy(Grouping.by(PastOpportunityFields.CLOSE_DATE)),
                        (row, currency) -> rateOfClosing(currency, (LocalDate) Objects.requireNonNull(row.key(2))),
                        true)
                : cells(report, (row, currency) -> Optional.empty(), true);
    }

    private boolean isToCorporate() {
        return request.currency().isPresent()
                && execution.port(CorporateCurrency.class).currency().equals(request.currency());
    }

    /** What a deal that was closed on that day froze, if the rate was known. */
    private Optional<ExchangeRate> rateOfClosing(CurrencyUnit currency, LocalDate day) {
        return request.currency()
                .filter(target -> !target.equals(currency))
                .flatMap(target -> execution
                        .port(ExchangeRates.class)
                        .rate(currency, target, day)
                        .filter(rate -> rate.connects(currency, target)));
    }

    /** @param seen how the report sees what its deals are grouped by */
    private <R extends CrmRecord<R>> List<Cell> cells(
            Report<R> report, UnaryOperator<Grouping> seen, boolean weighing) {
        if (request.currency().isEmpty()) {
            return cells(report, (row, currency) -> Optional.empty(), weighing);
        }
        CurrencyUnit target = request.currency().get();
        int first = report.groupings().size();
        Grouping[] rates = ClosingRate.GROUPINGS.stream().map(seen).toArray(Grouping[]::new);
        return cells(
                report.groupBy(rates),
                (row, currency) -> ClosingRate.of(row, first)
                        .filter(rate -> !currency.equals(target) && rate.connects(currency, target)),
                weighing);
    }

    private <R extends CrmRecord<R>> List<Cell> cells(
            Report<R> report,
            BiFunction<ReportResult.Row, CurrencyUnit, Optional<ExchangeRate>> frozen,
            boolean weighing) {
        List<Cell> cells = new ArrayList<>();
        boolean wholly = request.by() == ForecastDimension.PRODUCT_FAMILY
                && report.type().equals(Opportunity.TYPE);
        for (ReportResult.Row row : execution.report(report).rows()) {
            ForecastCategory category = (ForecastCategory) Objects.requireNonNull(row.key(0));
            String key = wholly ? "" : key(row.key(1));
            PipelineHistory.sums(row, "amount").forEach((currency, sum) -> {
                Optional<Money> weighted = weighing
                        ? row.money("weighted", currency)
                                .map(money -> money.toMoney(RoundingMode.UNNECESSARY))
                                .or(() -> Optional.of(Money.zero(currency)))
                        : Optional.empty();
                Money amount = sum.toMoney(RoundingMode.UNNECESSARY);
                cells.add(new Cell(key, category, amount, weighted, frozen.apply(row, currency)));
            });
        }
        return cells;
    }

    private String key(@Nullable Object key) {
        if (key == null) {
            return "";
        } else if (key instanceof Owner owner) {
            return RollUp.key(owner);
        } else if (key instanceof LocalDate firstOfMonth) {
            RelativePeriod.Unit unit =
                    request.by() == ForecastDimension.QUARTER ? RelativePeriod.Unit.QUARTER : RelativePeriod.Unit.MONTH;
            return calendar.periodOf(firstOfMonth, unit).toString();
        }
        return (String) key;
    }

    /** How many units have been sold, by seller or territory. */
    Map<String, BigDecimal> closedQuantities() {
        boolean bySchedule = request.type() == ForecastType.SCHEDULE_DATE;
        Criterion won = inPeriod()
                .and(OpportunityFields.FORECAST_CATEGORY.is(ForecastCategory.CLOSED))
                .and(request.where());
        Map<String, BigDecimal> quantities = new HashMap<>();
        addQuantities(
                Report.over(OpportunityLine.TYPE)
                        .where(OpportunityLineFields.OPPORTUNITY.where(seen(won)))
                        .where(bySchedule ? OpportunityLineFields.HAS_QUANTITY_SCHEDULE.is(false) : Criterion.always())
                        .groupBy(ofLines())
                        .measure(Measure.sum(OpportunityLineFields.QUANTITY).named("quantity")),
                quantities);
        if (bySchedule) {
            addQuantities(
                    Report.over(Instalment.TYPE)
                            .where(scheduledInPeriod(List.of(ForecastCategory.CLOSED)))
                            .groupBy(ofInstalments())
                            .measure(Measure.sum(InstalmentFields.QUANTITY).named("quantity")),
                    quantities);
        }
        return quantities;
    }

    private <R extends CrmRecord<R>> void addQuantities(Report<R> report, Map<String, BigDecimal> quantities) {
        execution
                .report(report)
                .rows()
                .forEach(row -> row.number("quantity")
                        .ifPresent(number -> quantities.merge(key(row.key(0)), number, BigDecimal::add)));
    }
}
