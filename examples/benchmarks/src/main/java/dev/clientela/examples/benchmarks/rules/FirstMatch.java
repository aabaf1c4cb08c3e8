package dev.clientela.examples.benchmarks.rules;

import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Which rule is the first that holds, for a thousand leads in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "-Xss16m", "-Dorg.jboss.logging.provider=slf4j"})
public class FirstMatch {

    @Param({"clientela", "handWritten", "drools", "evrete", "easyRules", "jexl", "mvel", "jsonLogic"})
    public String contender;

    @Param({"10", "100", "1000"})
    public int rules;

    private Contender decides;
    private Object[] leads;
    private int next;

    @Setup(Level.Trial)
    public void open() {
        List<LeadRule> work = Work.routing(rules);
        decides = Contenders.of(contender, work);
        Contenders.verify(contender, decides, work, false);
        leads = Work.leads().stream().map(decides::prepare).toArray();
        Contenders.warmUp(decides, leads, false, 8);
    }

    @TearDown(Level.Trial)
    public void close() {
        decides.close();
    }

    @Benchmark
    public int first() {
        next = next + 1 == leads.length ? 0 : next + 1;
        return decides.first(leads[next]);
    }
}
