package dev.clientela.opportunity;

import dev.clientela.command.Execution;
import dev.clientela.money.ExchangeRate;
import dev.clientela.money.ExchangeRates;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.DateField;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RelativePeriod.Unit;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Adds a cash flow up from five reports, however many deals there are: instalments by their date; lines without scheduled
 * revenue, and deals without lines, each open ones by their planned and won ones by their actual close. Probabilities are
 * whole percents, so sums by probability are few, and what is expected follows from them exactly. Where one currency is
 * asked for, sums are told apart by the rate that their deals keep, too, of which there is one a day and currency.
 */
final class CashFlowReading {

    private static final String SUM = "sum";

    private static final Criterion OPEN = OpportunityFields.IS_CLOSED.isFalse();
    private static final Criterion WON = OpportunityFields.IS_WON.isTrue();

    private static final Criterion WITHOUT_LINES = OpportunityFields.LINE_COUNT.is(0L);
    private static final Criterion NOT_SCHEDULED = OpportunityLineFields.HAS_REVENUE_SCHEDULE.isFalse();

    private final Execution execution;
    private final CashFlowRequest request;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<Place, Sums> sums = new TreeMap<>(Place.ORDER);

    /** A month and a currency, and the rate that is kept to the currency asked for. */
    private record Place(Optional<YearMonth> month, CurrencyUnit currency, Optional<ExchangeRate> frozen) {

        static final Comparator<Place> ORDER = Comparator.comparing(Place::first)
                .thenComparing(Place::currency)
                .thenComparing(
                        place -> place.frozen().map(ExchangeRate::toString).orElse(""));

        Place(Optional<YearMonth> month, CurrencyUnit currency) {
            this(month, currency, Optional.empty());
        }

        YearMonth first() {
            return month.orElse(YearMonth.of(-1, 1));
        }
    }

    /** What is won, open, and expected of what is open, each exactly. */
    private record Sums(BigMoney won, BigMoney open, BigMoney weighted) {

        static Sums won(BigMoney amount) {
            BigMoney zero = BigMoney.zero(amount.getCurrencyUnit());
            return new Sums(amount, zero, zero);
        }

        static Sums open(BigMoney amount, long probability) {
            return new Sums(
                    BigMoney.zero(amount.getCurrencyUnit()),
                    amount,
                    Percentage.of(probability).of(amount));
        }

        Sums plus(Sums other) {
            return new Sums(won.plus(other.won), open.plus(other.open), weighted.plus(other.weighted));
        }

        Sums at(ExchangeRate rate) {
            return new Sums(rate.convert(won), rate.convert(open), rate.convert(weighted));
        }
    }

    private CashFlowReading(Execution execution, CashFlowRequest request) {
        this.execution = execution;
        this.request = request;
        this.from = request.from().atDay(1);
        this.to = request.from().plusMonths(request.months()).atDay(1);
    }

    static CashFlow of(Execution execution, CashFlowRequest request) {
        CashFlowReading reading = new CashFlowReading(execution, request);
        reading.addInstalments();
        Criterion lines = OpportunityLines.ofVisibleDeals(execution).and(NOT_SCHEDULED);
        for (boolean won : List.of(false, true)) {
            Criterion deals = reading.closing(won);
            Criterion linesOf = lines.and(OpportunityLineFields.OPPORTUNITY.where(deals));
            Report<OpportunityLine> unscheduled =
                    Report.over(OpportunityLine.TYPE).where(linesOf);
            reading.add(
                    won,
                    unscheduled,
                    OpportunityLineFields.TOTAL,
                    reading.groupings(byClose(won)).stream()
                            .map(grouping -> grouping.through(OpportunityLineFields.OPPORTUNITY))
                            .toList());
            Report<Opportunity> bare = Report.over(Opportunity.TYPE).where(WITHOUT_LINES.and(deals));
            reading.add(won, bare, OpportunityFields.AMOUNT, reading.groupings(byClose(won)));
        }
        return reading.cashFlow();
    }

    /** What deals are grouped by besides. */
    private List<Grouping> groupings(Grouping first) {
        List<Grouping> groupings = new ArrayList<>(List.of(first, Grouping.by(OpportunityFields.PROBABILITY)));
        if (request.currency().isPresent()) {
            groupings.addAll(ClosingRate.GROUPINGS);
        }
        return groupings;
    }

    private static DateField close(boolean won) {
        return won ? OpportunityFields.ACTUAL_CLOSE : OpportunityFields.PLANNED_CLOSE;
    }

    private static Grouping byClose(boolean won) {
        return Grouping.by(close(won), Unit.MONTH);
    }

    /** Deals that close in the months asked for; open ones also when it is not planned when. */
    private Criterion closing(boolean won) {
        Criterion within = close(won).isWithin(from, to);
        Criterion dated = won ? WON.and(within) : OPEN.and(within.or(close(won).isAbsent()));
        return request.where().and(dated);
    }

    private void addInstalments() {
        Criterion deals = request.where().and(OPEN.or(WON));
        List<Grouping> ofDeals = groupings(Grouping.by(OpportunityFields.IS_WON)).stream()
                .map(grouping -> grouping.through(InstalmentFields.OPPORTUNITY))
                .toList();
        Report<Instalment> scheduled = Report.over(Instalment.TYPE)
                .where(Instalments.ofVisible(execution))
                .where(InstalmentFields.REVENUE.isPresent())
                .where(InstalmentFields.DATE.isWithin(from, to))
                .where(InstalmentFields.OPPORTUNITY.where(deals))
                .groupBy(Grouping.by(InstalmentFields.DATE, Unit.MONTH))
                .groupBy(ofDeals.toArray(Grouping[]::new))
                .measure(Measure.sum(InstalmentFields.REVENUE).named(SUM));
        for (ReportResult.Row row : execution.report(scheduled).rows()) {
            add(row, 2, Boolean.TRUE.equals(row.key(1)));
        }
    }

    private <R extends CrmRecord<R>> void add(
            boolean won, Report<R> report, MoneyField amount, List<Grouping> groupings) {
        Report<R> grouped = report.groupBy(groupings.toArray(Grouping[]::new))
                .measure(Measure.sum(amount).named(SUM));
        for (ReportResult.Row row : execution.report(grouped).rows()) {
            add(row, 1, won);
        }
    }

    /** @param second where the probability stands; the month stands first, and rates behind the probability */
    private void add(ReportResult.Row row, int second, boolean won) {
        Optional<YearMonth> month = Optional.ofNullable((LocalDate) row.key(0)).map(YearMonth::from);
        long probability = percent(row.key(second));
        Optional<ExchangeRate> kept =
                request.currency().filter(target -> won).flatMap(target -> ClosingRate.of(row, second + 1));
        row.amounts(SUM).forEach((currency, sum) -> {
            Optional<ExchangeRate> frozen = kept.filter(
                    rate -> rate.connects(currency, request.currency().orElseThrow()));
            sums.merge(
                    new Place(month, currency, frozen), won ? Sums.won(sum) : Sums.open(sum, probability), Sums::plus);
        });
    }

    private static long percent(@Nullable Object key) {
        if (key == null) {
            throw new IllegalStateException("A deal has a probability");
        }
        return (Long) key;
    }

    private CashFlow cashFlow() {
        return request.currency().map(this::converted).orElseGet(() -> told(sums, List.of(), List.of()));
    }

    /** Each sum of a month, currency and rate is converted as a whole, and what they come to is rounded. */
    private CashFlow converted(CurrencyUnit currency) {
        ExchangeRates host = execution.port(ExchangeRates.class);
        LocalDate day = request.ratesAsOf().orElseGet(execution.moment()::today);
        Map<CurrencyUnit, ExchangeRate> rates = new TreeMap<>();
        Map<String, ExchangeRate> frozen = new TreeMap<>();
        Map<Place, Sums> inOne = new TreeMap<>(Place.ORDER);
        sums.forEach((place, sum) -> {
            Sums amounts = sum;
            if (!place.currency().equals(currency)) {
                place.frozen().ifPresent(rate -> frozen.put(order(rate), rate));
                amounts = sum.at(place.frozen()
                        .orElseGet(() ->
                                rates.computeIfAbsent(place.currency(), other -> host.require(other, currency, day))));
            }
            inOne.merge(new Place(place.month(), currency), amounts, Sums::plus);
        });
        return told(inOne, List.copyOf(rates.values()), List.copyOf(frozen.values()));
    }

    private static String order(ExchangeRate rate) {
        return rate.from() + " " + rate.to() + " " + rate.asOf() + " " + rate.rate();
    }

    private static CashFlow told(Map<Place, Sums> sums, List<ExchangeRate> rates, List<ExchangeRate> frozen) {
        List<CashFlow.Inflow> dated = new ArrayList<>();
        List<CashFlow.Inflow> undated = new ArrayList<>();
        sums.forEach((place, sum) -> (place.month().isPresent() ? dated : undated)
                .add(new CashFlow.Inflow(
                        place.month(),
                        place.currency(),
                        Rounding.toMinorUnit(sum.won()),
                        Rounding.toMinorUnit(sum.open()),
                        Rounding.toMinorUnit(sum.weighted()))));
        return new CashFlow(dated, undated, rates, frozen);
    }
}
