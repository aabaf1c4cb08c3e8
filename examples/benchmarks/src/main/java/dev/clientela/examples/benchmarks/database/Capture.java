package dev.clientela.examples.benchmarks.database;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/** Taking a lead in, each in a transaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class Capture {

    private final AtomicLong number = new AtomicLong();
    private Workplace workplace;
    private HandCapture hand;

    @Setup(Level.Trial)
    public void open() {
        begin(Workplace.at(Server.running().fresh("capture")));
    }

    void begin(Workplace at) {
        workplace = at;
        hand = new HandCapture(workplace);
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    @Benchmark
    public UUID clientela() {
        return workplace
                .session()
                .leads()
                .capture(Person.of(number.incrementAndGet()).command())
                .id()
                .value();
    }

    @Benchmark
    public UUID byHand() {
        return hand.capture(Person.of(number.incrementAndGet()));
    }

    @Benchmark
    @Threads(4)
    public UUID clientela4Threads() {
        return clientela();
    }

    @Benchmark
    @Threads(4)
    public UUID byHand4Threads() {
        return byHand();
    }
}
