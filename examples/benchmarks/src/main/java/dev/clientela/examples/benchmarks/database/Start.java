package dev.clientela.examples.benchmarks.database;

import dev.clientela.Crm;
import dev.clientela.command.CommandValidator;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a host waits for at its start, in a process that has done nothing yet, after the provider has started. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 3,
        jvmArgs = {"-Dorg.jboss.logging.provider=slf4j"})
public class Start {

    private Workplace.Base base;

    @Setup(Level.Trial)
    public void open() {
        base = Workplace.Base.at(Server.running().fresh("start"));
    }

    @TearDown(Level.Trial)
    public void close() {
        base.close();
    }

    /** The whole CRM over the store: mappings bound, schema looked at, validator made. */
    @Benchmark
    public Crm clientela() {
        return Workplace.crm(base.factory());
    }

    /** Of that, Hibernate Validator. */
    @Benchmark
    public CommandValidator validatorAlone() {
        return new CommandValidator();
    }
}
