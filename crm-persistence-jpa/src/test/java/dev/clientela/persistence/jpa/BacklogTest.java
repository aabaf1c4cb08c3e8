package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import dev.clientela.security.Tenant;
import dev.clientela.store.Scope;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs {@link BacklogRelays} in a heap that would not hold what waits; its report is left in {@code target}. */
class BacklogTest {

    private static final Scope SCOPE =
            new Scope(new Tenant("acme"), new Moment(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));
    private static final int IN_ONE_UNIT = 1_000;
    private static final String HEAP = "-Xmx96m";
    private static final Pattern REPORT =
            Pattern.compile("delivered (\\d+), repeated (\\d+), misplaced (\\d+), left (\\d+), executions (\\d+),");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @DisplayName("A tenth: 10,000 events are relayed by four relays at once, all of them, in order, in a small heap")
    void aTenth(Database product, @TempDir Path folder) throws IOException, InterruptedException {
        assertRelayed(product, folder, 10_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @Tag("large")
    @DisplayName("100,000 events are relayed by four relays at once, all of them, in order, in a small heap")
    void aHundredThousand(Database product, @TempDir Path folder) throws IOException, InterruptedException {
        assertRelayed(product, folder, 100_000);
    }

    private static void assertRelayed(Database product, Path folder, int events)
            throws IOException, InterruptedException {
        try (DatabaseServer server = DatabaseServer.of(product, folder)) {
            String url = server.url();
            FreshDatabase.create(url);
            fill(url, events);
            Path output = Path.of("target/backlog-" + product.folder() + "-" + events + ".txt");
            Process relays = Fork.start(
                    Fork.of(BacklogRelays.class, List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"), url, "" + events)
                            .redirectOutput(output.toFile()));
            try {
                assertThat(relays.waitFor()).as(() -> "see " + output).isZero();
            } finally {
                relays.destroyForcibly();
            }
            Matcher report = REPORT.matcher(Files.readString(output));
            assertThat(report.find()).as(() -> "see " + output).isTrue();
            assertThat(report.group(1)).as("delivered").isEqualTo("" + events);
            assertThat(report.group(3)).as("misplaced").isEqualTo("0");
            assertThat(report.group(4)).as("left").isEqualTo("0");
            // Four executions for up to 100 events; less is in a batch where others have the heads of the lines.
            assertThat(Integer.parseInt(report.group(5))).as("executions").isLessThan(events / 4);
        }
    }

    /** Events of records that were changed nine times each, one record after the other. */
    private static void fill(String url, int events) {
        try (HikariDataSource pool = FreshDatabase.pool(url, 4);
                EntityManagerFactory factory = Provider.HIBERNATE.over(pool, List.of())) {
            JpaStore store = JpaStore.over(factory);
            FieldCatalog fields = Crm.builder().store(store).build().fields();
            store.open(fields);
            Values values = CaptureLead.named("Charles", "Babbage")
                    .company("Analytical Engines")
                    .email("charles@engines.example")
                    .with(LeadFields.DESCRIPTION, "x".repeat(500))
                    .values();
            for (int from = 0; from < events; from += IN_ONE_UNIT) {
                int first = from;
                store.write(SCOPE, unit -> {
                    for (int n = first; n < first + IN_ONE_UNIT; n++) {
                        unit.events().append(event(n, values), List.of(BacklogRelays.SUBSCRIBER));
                    }
                    return true;
                });
            }
        }
    }

    private static EventEnvelope event(int n, Values values) {
        return new EventEnvelope(
                new UUID(1, n),
                "lead.edited",
                1,
                SCOPE.tenant(),
                new RecordRef(Lead.TYPE.name(), new UUID(2, n / BacklogRelays.VERSIONS)),
                n % BacklogRelays.VERSIONS + 1,
                SCOPE.moment().now(),
                "user:ada",
                null,
                null,
                Map.of(),
                Changes.creating(values));
    }
}
