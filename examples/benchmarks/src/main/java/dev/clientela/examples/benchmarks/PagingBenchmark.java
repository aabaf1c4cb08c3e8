package dev.clientela.examples.benchmarks;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Cursor;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import java.util.Comparator;
import java.util.List;
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

/** Pages of 50 among 1,000,000 leads, in a heap of 2 GB: at the start, in the middle, and filtered beside a map. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class PagingBenchmark {

    private static final int LEADS = 1_000_000;
    private static final int BATCH = 10_000;

    private CrmSession session;
    private Query<Lead> query;
    private Cursor shallow;
    private Cursor deep;
    private final ConcurrentMap<UUID, Lead> map = new ConcurrentHashMap<>();

    /** A million leads in batches, and the cursors behind the 10th and the 500,000th. */
    @Setup(Level.Trial)
    public void fill() {
        session = Crm.inMemory().as(Actor.user("ada"));
        for (int from = 0; from < LEADS; from += BATCH) {
            int first = from;
            session.atomically(bound -> {
                for (int n = first; n < first + BATCH; n++) {
                    Lead lead = bound.leads().capture(SampleLeads.command(n));
                    map.put(lead.id().value(), lead);
                }
                return first;
            });
        }
        query = session.leads().query().orderBy(LeadFields.LAST_NAME.ascending());
        shallow = session.leads().list(query.pageOf(10)).next().orElseThrow();
        deep = behind(500_000);
    }

    private Cursor behind(int depth) {
        Query<Lead> pages = query.pageOf(BATCH);
        Cursor cursor = null;
        for (int seen = 0; seen < depth; seen += BATCH) {
            Page<Lead> page = session.leads().list(cursor == null ? pages : pages.after(cursor));
            cursor = page.next().orElseThrow();
        }
        return cursor;
    }

    /** A page of 50 by last name behind the 10th lead. */
    @Benchmark
    public Page<Lead> depth10() {
        return session.leads().list(query.pageOf(50).after(shallow));
    }

    /** A page of 50 by last name behind the 500,000th lead. */
    @Benchmark
    public Page<Lead> depth500000() {
        return session.leads().list(query.pageOf(50).after(deep));
    }

    /** The first 50 of one seller from one country, newest first. */
    @Benchmark
    public Page<Lead> ofOneSellerFromOneCountry() {
        Criterion mine = LeadFields.OWNER.is(Owner.user("seller7")).and(LeadFields.COUNTRY.is("UY"));
        return session.leads()
                .list(session.leads()
                        .query()
                        .where(mine)
                        .orderBy(LeadFields.CREATED_AT.descending())
                        .pageOf(50));
    }

    /** The same by hand: every lead of a map looked at, those that fit sorted. */
    @Benchmark
    public List<Lead> ofOneSellerFromOneCountryInMap() {
        Owner seller = Owner.user("seller7");
        return map.values().stream()
                .filter(lead -> lead.owner().equals(seller)
                        && lead.find(LeadFields.COUNTRY).filter("UY"::equals).isPresent())
                .sorted(Comparator.comparing(Lead::createdAt).reversed())
                .limit(50)
                .toList();
    }
}
