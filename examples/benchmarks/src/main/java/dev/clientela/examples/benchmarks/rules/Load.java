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
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the text of 1,000 rules to the first decision, in a process that has done nothing yet. The library also checks
 * them: for unknown fields, for rules that are never reached.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "-Xss16m", "-Dorg.jboss.logging.provider=slf4j"})
public class Load {

    @Param({"clientela", "handWritten", "drools", "evrete", "easyRules", "jexl", "mvel", "jsonLogic"})
    public String contender;

    private List<LeadRule> rules;
    private String json;
    private FlatLead lead;

    /** Makes the text in another process, so that nothing of the library has run in this one. */
    @Setup(Level.Trial)
    public void write() {
        rules = Work.routing(1_000);
        lead = Work.leads().get(0);
        json = contender.equals("clientela") ? OtherProcess.output(Load.class) : "";
    }

    /** Prints the document of the library. */
    public static void main(String[] arguments) {
        System.out.print(ClientelaRules.json(Work.routing(1_000)));
    }

    @Benchmark
    public int load() {
        Contender loaded = contender.equals("clientela") ? ClientelaRules.read(json) : Contenders.of(contender, rules);
        return loaded.first(loaded.prepare(lead));
    }
}
