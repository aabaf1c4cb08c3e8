package dev.clientela.examples.benchmarks.database;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookFields;
import dev.clientela.catalog.PriceQuote;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.ProductId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Baskets of 10, 100 and 1,000 lines for a customer on PostgreSQL, by a book whose prices are reckoned of the standard ones,
 * where every product stands in each of 50 books: in a catalogue of 100,000 products, and in one of 1,000 beside it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class PriceBaskets {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    /** Told apart by where they begin, so that not always the same products are at hand. */
    private static final int BASKETS = 16;

    @Param({"1000", "100000"})
    public int products;

    private Workplace workplace;
    private CrmSession ada;
    private List<PriceRequest> tens;
    private List<PriceRequest> hundreds;
    private List<PriceRequest> thousands;
    private int turn;

    @Setup(Level.Trial)
    public void open() {
        workplace = Workplace.at(Server.running().filled("catalogue" + products, url -> Catalogue.fill(url, products)));
        ada = workplace.session();
        Account customer = ada.accounts()
                .list(ada.accounts().query().where(AccountFields.NAME.is(Catalogue.CUSTOMER)))
                .items()
                .get(0);
        PriceBook book = ada.priceBooks()
                .list(ada.priceBooks().query().where(PriceBookFields.NAME.is(Catalogue.book(Catalogue.BOOKS / 2))))
                .items()
                .get(0);
        PriceRequest request =
                PriceRequest.on(DAY, CurrencyUnit.EUR).account(customer.id()).from(book.id());
        tens = baskets(request, 10);
        hundreds = baskets(request, 100);
        thousands = baskets(request, 1_000);
        BigDecimal price = next(tens).lines().get(0).unitPrice().getAmount();
        if (price.compareTo(BigDecimal.valueOf(90)) != 0) {
            throw new IllegalStateException("Priced at " + price);
        }
    }

    private List<PriceRequest> baskets(PriceRequest request, int lines) {
        List<PriceRequest> baskets = new ArrayList<>();
        int step = products / lines;
        for (int basket = 0; basket < BASKETS; basket++) {
            List<PriceRequest.Line> all = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                ProductId product = new ProductId(Catalogue.product(1 + (line * step + basket * 61) % products));
                all.add(new PriceRequest.Line(product, BigDecimal.valueOf(1 + line % 20)));
            }
            baskets.add(request.lines(all));
        }
        return baskets;
    }

    private PriceQuote next(List<PriceRequest> baskets) {
        turn = (turn + 1) % BASKETS;
        return ada.prices().quote(baskets.get(turn));
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    /** A basket of 10 lines. */
    @Benchmark
    public PriceQuote lines10() {
        return next(tens);
    }

    /** A basket of 100 lines. */
    @Benchmark
    public PriceQuote lines100() {
        return next(hundreds);
    }

    /** A basket of 1,000 lines. */
    @Benchmark
    public PriceQuote lines1000() {
        return next(thousands);
    }
}
