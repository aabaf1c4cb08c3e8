package dev.clientela.examples.benchmarks;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.lead.Lead;
import dev.clientela.security.Actor;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Taking a lead in: validated, assigned, stamped, stored with its event; beside a map that takes the same record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-Dorg.jboss.logging.provider=slf4j"})
public class CaptureBenchmark {

    private CrmSession session;
    private ConcurrentMap<UUID, Lead> map;
    private long number;

    /** Each iteration begins with nothing stored. */
    @Setup(Level.Iteration)
    public void begin() {
        session = Crm.inMemory().as(Actor.user("ada"));
        map = new ConcurrentHashMap<>();
        number = 0;
    }

    /** The kernel: everything that a host gets. */
    @Benchmark
    public Lead capture() {
        return session.leads().capture(SampleLeads.command(number++));
    }

    /** The bare work: the same command's values made a record and put into a map. */
    @Benchmark
    public Lead putIntoMap() {
        Lead lead = SampleLeads.record(number++);
        map.put(lead.id().value(), lead);
        return lead;
    }
}
