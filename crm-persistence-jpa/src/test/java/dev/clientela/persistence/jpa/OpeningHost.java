package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.record.FieldCatalog;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;

/** A program that opens stores in the time zone that its JVM was given, and says what came of each. */
final class OpeningHost {

    /** Begins what it says. */
    static final String OPENED = "opened: ";

    static final String READY = " is ready";
    static final String DIRECT = "hibernate.type.java_time_use_direct_jdbc";

    private OpeningHost() {}

    public static void main(String[] arguments) {
        for (Database database : Database.values()) {
            open(database, Provider.HIBERNATE, Map.of(DIRECT, "false"));
            open(database, Provider.HIBERNATE, Map.of(DIRECT, "true"));
            open(database, Provider.ECLIPSELINK, Map.of());
        }
        System.exit(0); // the threads of the databases would go on
    }

    private static void open(Database database, Provider provider, Map<String, String> settings) {
        String what = OPENED + database + " " + provider + " " + settings;
        try (EntityManagerFactory factory = provider.set(database, settings)) {
            JpaStore.over(factory).open(new FieldCatalog(RecordTables.TYPES));
            System.out.println(what + READY);
        } catch (StoreException e) {
            System.out.println(what + " " + e.getMessage());
        }
    }
}
