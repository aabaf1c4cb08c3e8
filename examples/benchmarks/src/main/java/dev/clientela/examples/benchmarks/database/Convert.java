package dev.clientela.examples.benchmarks.database;

import dev.clientela.conversion.ConvertLead;
import dev.clientela.lead.LeadId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Converting a lead into account, contact and opportunity, each in a transaction: matched with 20,000 customers, of whom
 * it is none, and written with receipt, keys and five events. A score is the time of {@link #LEADS} conversions. There is
 * much to compile, so the rounds before the first score are many.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 14, batchSize = Convert.LEADS)
@Measurement(iterations = 6, batchSize = Convert.LEADS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class Convert {

    static final int LEADS = 400;

    private static final int MOST_THREADS = 4;

    private final AtomicInteger next = new AtomicInteger();
    private Workplace workplace;
    private HandConversion hand;
    private List<UUID> leads;
    private long number;

    @Setup(Level.Trial)
    public void open() {
        begin(Workplace.at(Server.running().copy("convert", "customers", "known-customers.sql")));
    }

    void begin(Workplace at) {
        workplace = at;
        hand = new HandConversion(workplace);
    }

    /** As many leads as will be converted. */
    @Setup(Level.Iteration)
    public void capture() {
        leads = workplace
                .session()
                .atomically(bound -> IntStream.range(0, MOST_THREADS * LEADS)
                        .mapToObj(n -> bound.leads()
                                .capture(Person.of(number++).command())
                                .id()
                                .value())
                        .toList());
        workplace.execute("analyze crm_lead"); // as autovacuum does in time; else both would scan it whole
        next.set(0);
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    @Benchmark
    public UUID clientela() {
        LeadId lead = new LeadId(leads.get(next.getAndIncrement()));
        return workplace
                .session()
                .conversions()
                .convert(ConvertLead.of(lead))
                .id()
                .value();
    }

    @Benchmark
    public UUID byHand() {
        return hand.convert(leads.get(next.getAndIncrement()));
    }

    @Benchmark
    @Threads(MOST_THREADS)
    public UUID clientela4Threads() {
        return clientela();
    }

    @Benchmark
    @Threads(MOST_THREADS)
    public UUID byHand4Threads() {
        return byHand();
    }
}
