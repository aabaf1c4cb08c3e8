package dev.clientela.examples.benchmarks.database;

import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Criterion;
import dev.clientela.record.Cursor;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.security.Owner;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Pages of 50 of the new leads of one queue, oldest first, among 1,000,000 leads; and of one seller's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class Pages {

    private static final int PAGE = 50;
    private static final String QUEUE = "queue:web";
    private static final String SELLER = "user:seller7";

    private Workplace workplace;
    private HandReading hand;
    private Query<Lead> ofQueue;
    private Query<Lead> ofSeller;
    private List<Position> positions;

    /** A lead, and the cursor behind it. */
    private record Position(HandReading.Place place, Cursor cursor) {}

    @Setup(Level.Trial)
    public void open() {
        begin(Workplace.at(Server.running().filled("leads", "million-leads.sql")));
    }

    void begin(Workplace at) {
        workplace = at;
        hand = new HandReading(workplace);
        ofQueue = query(QUEUE);
        ofSeller = query(SELLER);
        positions = List.of(
                position(QUEUE, ofQueue, 10), position(QUEUE, ofQueue, 500_000), position(SELLER, ofSeller, 1_000));
    }

    private Query<Lead> query(String owner) {
        Criterion mine = LeadFields.STATUS.is("new").and(LeadFields.OWNER.is(Owner.parse(owner)));
        return workplace
                .session()
                .leads()
                .query()
                .where(mine)
                .orderBy(LeadFields.CREATED_AT.ascending())
                .pageOf(PAGE);
    }

    private Position position(String owner, Query<Lead> query, int depth) {
        HandReading.Place place = hand.place("new", owner, depth);
        Lead lead = workplace.session().leads().get(new LeadId(place.id()));
        return new Position(place, Cursor.behind(lead, query));
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    private Page<Lead> page(Query<Lead> query, int position) {
        return full(workplace
                .session()
                .leads()
                .list(query.after(positions.get(position).cursor())));
    }

    private static Page<Lead> full(Page<Lead> page) {
        if (page.items().size() != PAGE) {
            throw new IllegalStateException("A page of " + page.items().size());
        }
        return page;
    }

    private List<@Nullable Object[]> byHand(String owner, int position) {
        return hand.page("new", owner, positions.get(position).place(), PAGE);
    }

    @Benchmark
    public Page<Lead> clientelaDepth10() {
        return page(ofQueue, 0);
    }

    @Benchmark
    public List<@Nullable Object[]> byHandDepth10() {
        return byHand(QUEUE, 0);
    }

    @Benchmark
    public Page<Lead> clientelaDepth500000() {
        return page(ofQueue, 1);
    }

    @Benchmark
    public List<@Nullable Object[]> byHandDepth500000() {
        return byHand(QUEUE, 1);
    }

    @Benchmark
    public Page<Lead> clientelaOneSeller() {
        return page(ofSeller, 2);
    }

    @Benchmark
    public List<@Nullable Object[]> byHandOneSeller() {
        return byHand(SELLER, 2);
    }
}
