package dev.clientela.examples.benchmarks.database;

import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
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

/** The open pipeline of 1,000,000 deals by stage, owner and month of the planned close: how many, and worth what. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class PipelineReport {

    private static final Report<Opportunity> PIPELINE = Report.over(Opportunity.TYPE)
            .where(OpportunityFields.IS_CLOSED.is(false))
            .groupBy(
                    Grouping.by(OpportunityFields.STAGE),
                    Grouping.by(OpportunityFields.OWNER),
                    Grouping.by(OpportunityFields.PLANNED_CLOSE, RelativePeriod.Unit.MONTH))
            .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT));

    private Workplace workplace;
    private HandReading hand;

    @Setup(Level.Trial)
    public void open() {
        begin(Workplace.at(Server.running().filled("deals", "million-deals.sql")));
    }

    void begin(Workplace at) {
        workplace = at;
        hand = new HandReading(workplace);
        int rows = clientela().rows().size();
        if (rows != byHand().size()) {
            throw new IllegalStateException(rows + " rows instead of " + byHand().size());
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    @Benchmark
    public ReportResult clientela() {
        return workplace.session().opportunities().report(PIPELINE);
    }

    @Benchmark
    public List<@Nullable Object[]> byHand() {
        return hand.pipeline();
    }
}
