package dev.clientela.examples.benchmarks.database;

import dev.clientela.intake.CsvSource;
import dev.clientela.intake.Import;
import dev.clientela.intake.ImportReport;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * 100,000 leads: a CSV file read, checked and written with keys and events, beside the same rows written from memory in
 * batches, and by {@code COPY}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-Dorg.jboss.logging.provider=slf4j"})
public class ImportLeads {

    static final int LEADS = 100_000;

    private static final Import<Lead> MAPPING = Import.into(Lead.TYPE)
            .column("first", LeadFields.FIRST_NAME)
            .column("last", LeadFields.LAST_NAME)
            .column("company", LeadFields.COMPANY)
            .column("email", LeadFields.EMAILS)
            .column("phone", LeadFields.PHONES)
            .column("source", LeadFields.SOURCE)
            .column("tags", LeadFields.TAGS)
            .column("owner", LeadFields.OWNER)
            .column("city", LeadFields.CITY)
            .column("country", LeadFields.COUNTRY)
            .column("employees", LeadFields.EMPLOYEES);

    private Workplace workplace;
    private HandCapture hand;
    private List<Person> people;
    private String file;

    @Setup(Level.Trial)
    public void open() {
        begin(Workplace.at(Server.running().fresh("import")), LEADS);
    }

    void begin(Workplace at, int leads) {
        workplace = at;
        hand = new HandCapture(workplace);
        people = IntStream.range(0, leads).mapToObj(Person::of).toList();
        file = people.stream().map(Person::csv).collect(Collectors.joining("", Person.CSV_HEAD, ""));
    }

    @Setup(Level.Iteration)
    public void empty() {
        workplace.execute("truncate crm_lead, crm_key, crm_event cascade");
    }

    @TearDown(Level.Trial)
    public void close() {
        workplace.close();
    }

    @Benchmark
    public long clientela() {
        ImportReport report = workplace.session().imports().run(MAPPING, CsvSource.of(new StringReader(file)));
        if (report.created() != people.size()) {
            throw new IllegalStateException(report.toString());
        }
        return report.created();
    }

    @Benchmark
    public int byHand() {
        return hand.batches(people, Import.USUAL_CHUNK);
    }

    @Benchmark
    public int copy() {
        return hand.copy(people);
    }
}
