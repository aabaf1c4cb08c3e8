package dev.clientela.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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
        return switch (DatabaseProduct.of(connection)) {
            case POSTGRESQL -> "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
            case MARIADB -> "cast(unix_timestamp(sysdate(6)) * 1000000 as signed)";
            case H2 -> "datediff(microsecond, timestamp with time zone '1970-01-01 00:00:00+00', current_timestamp)";
        };
    }
}
