package dev.clientela.examples.benchmarks;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryFields;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.catalog.PriceFormula;
import dev.clientela.catalog.PriceQuote;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductFields;
import dev.clientela.catalog.ProductId;
import dev.clientela.record.Moment;
import dev.clientela.security.Actor;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.memory.InMemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Baskets of 10, 100 and 1,000 lines for a customer, by a book whose prices are reckoned of the standard ones, where every
 * product stands in each of 50 books: in a catalogue of 100,000 products, and in one of 1,000 beside it.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx8g", "-Dorg.jboss.logging.provider=slf4j"})
public class QuoteBenchmark {

    private static final CurrencyUnit EURO = CurrencyUnit.EUR;
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final int BOOKS = 50;
    private static final int BATCH = 1_000;

    /** Told apart by where they begin, so that not always the same products are at hand. */
    private static final int BASKETS = 16;

    @Param({"1000", "100000"})
    public int products;

    private final InMemoryStore store = new InMemoryStore();
    private CrmSession session;
    private final List<ProductId> catalogue = new ArrayList<>();
    private List<PriceRequest> tens;
    private List<PriceRequest> hundreds;
    private List<PriceRequest> thousands;
    private int turn;

    /** Written as records, without events, since five million of these would take more memory than they. */
    @Setup(Level.Trial)
    public void fill() {
        session = Crm.builder().store(store).build().as(Actor.user("ada"));
        Product product = session.products().add(AddProduct.named("Product").price(Money.of(EURO, 100)));
        List<PriceBookId> books = new ArrayList<>();
        for (int i = 1; i < BOOKS; i++) {
            books.add(session.priceBooks().open("Book " + i).id());
        }
        PriceBook standard = session.priceBooks().standard();
        PriceBookEntry own = session.priceBookEntries()
                .list(session.priceBookEntries().query())
                .items()
                .get(0);
        PriceBookEntry reckoned = session.priceBookEntries()
                .add(AddPriceBookEntry.to(books.get(0))
                        .product(product.id())
                        .byFormula(EURO, PriceFormula.ofStandard().percent("90").roundedTo("0.05")));
        Scope scope = new Scope(session.actor().tenant(), new Moment(Instant.EPOCH, ZoneOffset.UTC));
        for (int from = 0; from < products; from += BATCH) {
            int first = from;
            store.write(scope, unit -> {
                for (int i = first; i < first + BATCH; i++) {
                    ProductId id = new ProductId(new UUID(1, i));
                    catalogue.add(id);
                    unit.records(Product.TYPE)
                            .insert(Product.TYPE.create(product.values()
                                    .edit()
                                    .set(ProductFields.ID, id)
                                    .set(ProductFields.NAME, "Product " + i)
                                    .build()));
                    insert(unit, own, standard.id(), id, (long) i * BOOKS);
                    for (int book = 1; book < BOOKS; book++) {
                        insert(unit, reckoned, books.get(book - 1), id, (long) i * BOOKS + book);
                    }
                }
                return first;
            });
        }
        Account customer = session.accounts().open(CreateAccount.business("Customer"));
        PriceRequest request = PriceRequest.on(DAY, EURO).account(customer.id()).from(books.get(BOOKS / 2));
        tens = baskets(request, 10);
        hundreds = baskets(request, 100);
        thousands = baskets(request, 1_000);
    }

    private static void insert(UnitOfWork unit, PriceBookEntry like, PriceBookId book, ProductId product, long number) {
        unit.records(PriceBookEntry.TYPE)
                .insert(PriceBookEntry.TYPE.create(like.values()
                        .edit()
                        .set(PriceBookEntryFields.ID, new PriceBookEntryId(new UUID(2, number)))
                        .set(PriceBookEntryFields.PRICE_BOOK, book)
                        .set(PriceBookEntryFields.PRODUCT, product)
                        .build()));
    }

    private List<PriceRequest> baskets(PriceRequest request, int lines) {
        List<PriceRequest> baskets = new ArrayList<>();
        int step = products / lines;
        for (int basket = 0; basket < BASKETS; basket++) {
            List<PriceRequest.Line> all = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                ProductId product = catalogue.get((line * step + basket * 61) % products);
                all.add(new PriceRequest.Line(product, BigDecimal.valueOf(1 + line % 20)));
            }
            baskets.add(request.lines(all));
        }
        return baskets;
    }

    private PriceQuote next(List<PriceRequest> baskets) {
        turn = (turn + 1) % BASKETS;
        return session.prices().quote(baskets.get(turn));
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
