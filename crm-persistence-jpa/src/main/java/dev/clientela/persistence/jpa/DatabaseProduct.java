package dev.clientela.persistence.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The databases whose SQL differs where the standard has no word for what the store needs. */
enum DatabaseProduct {
    POSTGRESQL,
    MARIADB,
    H2;

    /** The product behind the connection; one that is not known is taken for H2, which keeps to the standard most. */
    static DatabaseProduct of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (name.contains("postgres")) {
            return POSTGRESQL;
        }
        return name.contains("maria") || name.contains("mysql") ? MARIADB : H2;
    }
}
