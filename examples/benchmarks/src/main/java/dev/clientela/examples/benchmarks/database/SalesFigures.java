package dev.clientela.examples.benchmarks.database;

import dev.clientela.CrmSession;
import dev.clientela.commission.SellerSales;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.opportunity.CashFlow;
import dev.clientela.opportunity.CashFlowRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What 1,000,000 deals bring in by month of the year to come, from 400,000 instalments, 100,000 other lines and 800,000
 * deals without any; and who has sold how much in it, by splits and by owners.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class SalesFigures {

    private static final CashFlowRequest YEAR =
            CashFlowRequest.from(YearMonth.of(2026, 1)).months(12);
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final ForecastPeriod PERIOD = ForecastPeriod.year(2026);

    private Workplace workplace;
    private CrmSession ada;
    private HandReading hand;

    @Setup(Level.Trial)
    public void open() {
        workplace = Workplace.at(Server.running().filled("sales", "million-deals.sql", "million-sales.sql"));
        ada = workplace.session();
        hand = new HandReading(workplace);
        Money expected = clientelaCashFlow().total(CurrencyUnit.EUR);
        requireSame(expected, clientelaCashFlowInEuros().total(CurrencyUnit.EUR).getAmount());
        BigDecimal byHand = byHandCashFlow().stream()
                .map(row -> rounded(row[2]).add(rounded(row[4])))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        requireSame(expected, byHand);
        Money sold = clientelaSales().stream()
                .map(seller -> seller.amounts().get(CurrencyUnit.EUR))
                .reduce(Money.zero(CurrencyUnit.EUR), Money::plus);
        requireSame(sold, byHandSales().stream().map(row -> rounded(row[3])).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal rounded(@Nullable Object amount) {
        return amount == null ? BigDecimal.ZERO : ((BigDecimal) amount).setScale(2, RoundingMode.HALF_UP);
    }

    private static void requireSame(Money ours, BigDecimal theirs) {
        if (ours.getAmount().compareTo(theirs) != 0 || ours.isZero()) {
            throw new IllegalStateException(ours + " instead of " + theirs);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    @Benchmark
    public CashFlow clientelaCashFlow() {
        return ada.opportunities().cashFlow(YEAR);
    }

    /** Told apart by the rates that won deals keep, one a day. */
    @Benchmark
    public CashFlow clientelaCashFlowInEuros() {
        return ada.opportunities().cashFlow(YEAR.in(CurrencyUnit.EUR));
    }

    @Benchmark
    public List<@Nullable Object[]> byHandCashFlow() {
        return hand.cashFlow(FROM, TO);
    }

    @Benchmark
    public List<SellerSales> clientelaSales() {
        return ada.commissions().salesBySeller(PERIOD);
    }

    @Benchmark
    public List<@Nullable Object[]> byHandSales() {
        return hand.sales(FROM, TO);
    }
}
