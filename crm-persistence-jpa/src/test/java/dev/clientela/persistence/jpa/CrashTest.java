package dev.clientela.persistence.jpa;

import static dev.clientela.persistence.jpa.FreshDatabase.number;
import static dev.clientela.persistence.jpa.FreshDatabase.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import jakarta.persistence.EntityManagerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills {@link CrashingNode} with SIGKILL at random points, starts it again where it may have been, and looks at what is
 * left in the database, which forces every commit to the disk. At which points it was killed is left in
 * {@code target/crash-*.txt}.
 */
class CrashTest {

    /** The record types, with the tables of those that stand. */
    private static final List<String> TABLES = List.of("lead", "account", "contact", "opportunity", "conversion");

    private static final Random CHANCE = new Random(20_261_122);
    private static final int LONGEST_LIFE_MILLIS = 1_500;
    private static final int KILLED = 128 + 9;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @DisplayName("A tenth: a node killed 5 times leaves everything whole, every event delivered, every effect once")
    void aTenth(Database product, @TempDir Path folder) throws IOException, InterruptedException {
        assertNothingIsLost(product, folder, 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @Tag("large")
    @DisplayName("A node killed 50 times, wherever it is, leaves all whole, every event delivered, every effect once")
    void fifty(Database product, @TempDir Path folder) throws IOException, InterruptedException {
        assertThat(assertNothingIsLost(product, folder, 50).areSpread()).isTrue();
    }

    private static KillPoints assertNothingIsLost(Database product, Path folder, int kills)
            throws IOException, InterruptedException {
        try (DatabaseServer server = DatabaseServer.of(product, folder)) {
            FreshDatabase.create(server.url());
            try (HikariDataSource pool = FreshDatabase.pool(server.url(), 8)) {
                FreshDatabase.execute(pool, CrashingNode.EFFECTS);
                assertForcesCommitsToDisk(product, pool);
                KillPoints points = new KillPoints(pool, product);
                Set<Integer> done = new HashSet<>();
                for (int kill = 0; kill < kills; kill++) {
                    done.addAll(liveAndDie(server.url(), firstUnknown(done), points));
                    points.said(done);
                }
                assertThat(done).as("what the nodes say they have done").hasSizeGreaterThan(kills);
                relayTheRest(pool);
                report(product, kills, points, pool);
                assertWhole(pool, done);
                return points;
            }
        }
    }

    private static void assertForcesCommitsToDisk(Database product, HikariDataSource pool) {
        if (product == Database.MARIADB) {
            assertThat(text(pool, "select @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
        } else {
            assertThat(text(pool, "show fsync")).isEqualTo("on");
        }
    }

    private static void report(Database product, int kills, KillPoints points, HikariDataSource pool)
            throws IOException {
        Files.writeString(
                Path.of("target", "crash-%s-%d.txt".formatted(product.folder(), kills)),
                "%s%n%s leads, %s conversions, %s events, %s deliveries repeated%n"
                        .formatted(
                                points,
                                text(pool, "select count(*) from crm_lead"),
                                text(pool, "select count(*) from crm_conversion"),
                                text(pool, "select count(*) from crm_event"),
                                text(pool, "select sum(receipts) - count(*) from effect")));
    }

    /** A node does again what it may have done: all that its predecessor has not said to be done. */
    private static int firstUnknown(Set<Integer> done) {
        int first = 0;
        while (done.contains(first)) {
            first++;
        }
        return first;
    }

    /** Lets a node work for a random time and kills it; gives what it said it had done. */
    private static List<Integer> liveAndDie(String url, int first, KillPoints points)
            throws IOException, InterruptedException {
        Process node = Fork.start(Fork.of(
                CrashingNode.class,
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                url,
                "" + first));
        List<String> said = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            while (!said.contains("ready")) {
                said.add(Objects.requireNonNull(output.readLine(), () -> String.join("\n", said)));
            }
            // The point of death is what is random here; nothing is waited for.
            node.waitFor(CHANCE.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
            points.kill(node);
            output.lines().forEach(said::add);
        } finally {
            node.destroyForcibly();
        }
        assertThat(node.exitValue()).as(() -> String.join("\n", said)).isEqualTo(KILLED);
        assertThat(said).filteredOn(line -> line.startsWith("failed")).isEmpty();
        return said.stream()
                .filter(line -> line.matches("done \\d+"))
                .map(line -> Integer.valueOf(line.substring(5)))
                .toList();
    }

    private static void relayTheRest(HikariDataSource pool) {
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(pool, List.of())) {
            Crm crm = CrashingNode.crm(factory, pool);
            while (crm.housekeeping().backlog("consumer") > 0) {
                crm.housekeeping().runDue(Instant.now());
            }
            assertThat(crm.housekeeping().deadLetters(1)).isEmpty();
        }
    }

    private static void assertWhole(HikariDataSource pool, Set<Integer> done) {
        // Everything that a node said was done is there, once.
        for (int n : done) {
            assertThat(number(pool, "select count(*) from crm_lead where last_name = 'Babbage " + n + "'"))
                    .as("lead %d", n)
                    .isEqualTo(1);
            assertThat(number(pool, "select count(*) from crm_command where command_key = 'convert/" + n + "'"))
                    .as("conversion %d", n)
                    .isEqualTo(CrashingNode.isConverted(n) ? 1 : 0);
        }
        long leads = number(pool, "select count(*) from crm_lead");
        assertThat(leads).isEqualTo(number(pool, "select count(distinct last_name) from crm_lead"));
        assertThat(leads)
                .isEqualTo(number(pool, "select count(*) from crm_command where command_key like 'capture/%'"));

        // Every conversion is there with all its parts or not at all.
        long conversions = number(pool, "select count(*) from crm_command where command_key like 'convert/%'");
        for (String table : List.of("account", "contact", "opportunity", "conversion")) {
            assertThat(number(pool, "select count(*) from crm_" + table))
                    .as(table)
                    .isEqualTo(conversions);
        }
        assertThat(number(pool, "select count(*) from crm_lead where converted_account is not null"))
                .isEqualTo(conversions);
        assertThat(number(pool, "select count(*) from crm_event where event_type = 'lead.converted'"))
                .isEqualTo(conversions);
        assertThat(number(
                        pool,
                        "select count(*) from crm_opportunity o join crm_account a on a.id = o.account"
                                + " join crm_contact c on c.account = a.id"))
                .isEqualTo(conversions);

        // Every record has its events, the last of them of its version, and every event its record.
        for (String table : TABLES) {
            assertThat(number(
                            pool,
                            "select count(*) from crm_" + table + " r where r.version <> coalesce((select max("
                                    + "e.about_version) from crm_event e where e.about_type = '" + table
                                    + "' and e.about_id = r.id), 0)"))
                    .as("%s without its last event", table)
                    .isZero();
            assertThat(number(
                            pool,
                            "select count(*) from crm_event e where e.about_type = '" + table
                                    + "' and not exists (select 1 from crm_" + table + " r where r.id = e.about_id)"))
                    .as("events without their %s", table)
                    .isZero();
        }

        // Every event was delivered, had one effect, and of each record in order.
        long events = number(pool, "select count(*) from crm_event");
        assertThat(number(pool, "select count(*) from crm_event e join effect f on f.event_id = e.id"))
                .isEqualTo(events);
        assertThat(number(pool, "select count(*) from effect")).isEqualTo(events);
        assertThat(number(pool, "select count(*) from crm_delivery")).isZero();
        assertThat(number(
                        pool,
                        "select count(*) from effect a join effect b on b.about_id = a.about_id"
                                + " and b.about_version > a.about_version and b.place < a.place"))
                .as("effects out of order")
                .isZero();
    }
}
