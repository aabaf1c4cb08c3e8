package dev.clientela.persistence.jpa;

import com.zaxxer.hikari.HikariDataSource;
import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.error.ConflictException;
import dev.clientela.error.DuplicateException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.housekeeping.RelaySettings;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.security.Actor;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A node that captures leads, converts every other one, and relays, all at once and for ever, until it is killed by
 * {@link CrashTest}. Command number n has the key {@code n}; once it is done, the node says so on its standard output.
 */
final class CrashingNode {

    static final String EFFECTS = "create table effect (event_id uuid primary key, about_id uuid not null,"
            + " about_version bigint not null, place serial, receipts integer not null)";

    private static final int WRITERS = 2;

    private CrashingNode() {}

    /** Has one effect for each event, under the event's id, and counts how often it is told of it. */
    record Consumer(DataSource database) implements EventSubscriber {

        @Override
        public String name() {
            return "consumer";
        }

        @Override
        public void on(EventEnvelope event) {
            try (Connection connection = database.getConnection();
                    PreparedStatement again = connection.prepareStatement(
                            "update effect set receipts = receipts + 1 where event_id = ?");
                    PreparedStatement effect = connection.prepareStatement("insert into effect"
                            + " (event_id, about_id, about_version, receipts) values (?, ?, ?, 1)")) {
                again.setObject(1, event.id());
                if (again.executeUpdate() == 0) {
                    effect.setObject(1, event.id());
                    effect.setObject(2, event.record().id());
                    effect.setLong(3, event.version());
                    effect.executeUpdate();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What a killed relay had claimed is free again after two seconds. */
    static Crm crm(EntityManagerFactory factory, DataSource database) {
        return Crm.builder()
                .store(JpaStore.over(factory))
                .subscriber(new Consumer(database))
                .relay(RelaySettings.usual()
                        .withBatch(20)
                        .withLease(Duration.ofSeconds(2))
                        .retrying(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build();
    }

    /** @param arguments the database, and the number of the first command */
    public static void main(String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> say("failed by " + failure));
        AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
        try (HikariDataSource pool = FreshDatabase.pool(arguments[0], 12);
                EntityManagerFactory factory = Provider.HIBERNATE.over(pool, List.of())) {
            Crm crm = crm(factory, pool);
            for (int i = 0; i < WRITERS; i++) {
                new Thread(() -> write(crm.as(Actor.user("ada")), next)).start();
            }
            say("ready");
            while (true) {
                crm.housekeeping().runDue(Instant.now());
            }
        }
    }

    private static void write(CrmSession ada, AtomicInteger next) {
        while (true) {
            int n = next.getAndIncrement();
            boolean done = false;
            while (!done) {
                try {
                    captureAndConvert(ada, n);
                    done = true;
                } catch (ConflictException | DuplicateException e) {
                    Thread.yield(); // somebody else was faster; the key makes doing it again safe
                }
            }
            say("done " + n);
        }
    }

    static int numberOf(String key) {
        return Integer.parseInt(key.substring(key.indexOf('/') + 1));
    }

    /** Whether the command of its number is done once this key is used. */
    static boolean isLastOfCommand(String key) {
        return isConverted(numberOf(key)) == key.startsWith("convert/");
    }

    static boolean isConverted(int n) {
        return n % 2 == 0;
    }

    private static void captureAndConvert(CrmSession ada, int n) {
        Lead lead = ada.once("capture/" + n)
                .leads()
                .capture(CaptureLead.named("Charles", "Babbage " + n)
                        .company("Engines " + n)
                        .email("charles@engines" + n + ".example")
                        .tagged("fair"));
        if (isConverted(n)) {
            ada.once("convert/" + n)
                    .conversions()
                    .convert(ConvertLead.of(lead.id()).withOpportunity("Deal " + n));
        }
    }

    private static synchronized void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
