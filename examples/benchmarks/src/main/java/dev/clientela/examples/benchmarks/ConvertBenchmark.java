package dev.clientela.examples.benchmarks;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.conversion.ConversionReceipt;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.lead.Lead;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Actor;
import java.util.List;
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

/**
 * Converting a lead into account, contact and opportunity: matched, mapped, checked, stored with events and receipt;
 * beside a map that takes the five records which a conversion writes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, batchSize = ConvertBenchmark.LEADS)
@Measurement(iterations = 8, batchSize = ConvertBenchmark.LEADS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-Dorg.jboss.logging.provider=slf4j"})
public class ConvertBenchmark {

    static final int LEADS = 5_000;

    private CrmSession session;
    private List<Lead> leads;
    private List<CrmRecord<?>> written;
    private ConcurrentMap<RecordRef, CrmRecord<?>> map;
    private int next;

    /** Before each iteration: as many captured leads as will be converted, and one conversion's records for the map. */
    @Setup(Level.Iteration)
    public void capture() {
        session = Crm.inMemory().as(Actor.user("ada"));
        leads = session.atomically(bound -> java.util.stream.LongStream.range(0, LEADS)
                .mapToObj(n -> bound.leads().capture(SampleLeads.command(n * 7)))
                .toList());
        Lead sample = session.leads().capture(SampleLeads.command(LEADS * 7 + 1));
        ConversionReceipt receipt = session.conversions().convert(command(sample));
        written = List.of(
                session.leads().get(sample.id()),
                session.accounts().get(receipt.account()),
                session.contacts().get(receipt.contact()),
                session.opportunities().get(receipt.opportunity()),
                receipt);
        map = new ConcurrentHashMap<>();
        next = 0;
    }

    private static ConvertLead command(Lead lead) {
        return ConvertLead.of(lead.id());
    }

    /** The kernel: everything that a host gets. The time is for 5,000 conversions. */
    @Benchmark
    public ConversionReceipt convert() {
        return session.conversions().convert(command(leads.get(next++)));
    }

    /** The bare work: five records made of ready values and put into a map. The time is for 5,000 times five. */
    @Benchmark
    public int putIntoMap() {
        for (CrmRecord<?> record : written) {
            CrmRecord<?> copy = record.type().create(record.values());
            map.put(new RecordRef(copy.type().name(), new java.util.UUID(next, copy.hashCode())), copy);
        }
        return next++;
    }
}
