package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** What time it is for the database: microseconds since 1970, whatever the zone of its sessions. */
final class DatabaseClock {

    private DatabaseClock() {}

    static long now(EntityManager entities) {
        return Connections.on(entities, connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + expression(connection));
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The time as SQL says it, so that no statement needs to be told the time by another. */
    static String expression(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("postgres")) {
            return "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
        } else if (product.contains("maria") || product.contains("mysql")) {
            return "cast(unix_timestamp(sysdate(6)) * 1000000 as signed)";
        }
        return "datediff(microsecond, timestamp with time zone '1970-01-01 00:00:00+00', current_timestamp)";
    }
}
