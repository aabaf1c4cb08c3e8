package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.util.Locale;

/** What time it is for the database: microseconds since 1970, whatever the zone of its sessions. */
final class DatabaseClock {

    private DatabaseClock() {}

    static long now(EntityManager entities) {
        String product =
                Connections.on(entities, connection -> connection.getMetaData().getDatabaseProductName());
        Object micros = entities.createNativeQuery(expression(product)).getSingleResult();
        return ((Number) micros).longValue();
    }

    private static String expression(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("postgres")) {
            return "select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
        } else if (name.contains("maria") || name.contains("mysql")) {
            return "select cast(unix_timestamp(sysdate(6)) * 1000000 as signed)";
        }
        return "select datediff(microsecond, timestamp with time zone '1970-01-01 00:00:00+00', current_timestamp)";
    }
}
