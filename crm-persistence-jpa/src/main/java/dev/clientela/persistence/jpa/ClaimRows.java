package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedSet;

/**
 * Claims as rows of {@code crm_claim}, each a place that is counted up: of two transactions on snapshots that count up
 * one place, the database refuses the later. There are as many rows for a tenant as there are places, and no more.
 */
record ClaimRows(String table) {

    /** A conversion claims half a dozen. */
    private static final int MOST_OF_ONE_EXECUTION = 32;

    ClaimRows(TableNames names) {
        this(names.qualified("claim"));
    }

    /** As the other tables are known by their entities. */
    static Table describedIn(TableNames names) {
        return new Table(
                names.qualified("claim"),
                0,
                Map.of(
                        "tenant", new Table.Cell("tenant", Types.VARCHAR),
                        "place", new Table.Cell("place", Types.INTEGER),
                        "claims", new Table.Cell("claims", Types.BIGINT)));
    }

    /**
     * Claims the places in their order, so that of several who claim the same places none waits for another in a circle.
     *
     * @throws ConflictException {@code store.conflict} when somebody else has claimed one of them meanwhile
     */
    void write(EntityManager entities, String tenant, SortedSet<Integer> places) {
        try {
            Connections.on(entities, connection -> write(connection, tenant, places));
        } catch (PersistenceException e) {
            if (Failures.of(e) != Failures.DUPLICATE) { // both were the first ever to claim the place
                throw e;
            }
            ConflictException conflict = new ConflictException(StoreErrors.CONFLICT, Map.of());
            conflict.addSuppressed(e);
            throw conflict;
        }
    }

    private boolean write(Connection connection, String tenant, SortedSet<Integer> places) throws SQLException {
        DatabaseProduct product = DatabaseProduct.of(connection);
        Iterator<Integer> unclaimed = places.iterator();
        for (int left = places.size(); left > 0; left -= MOST_OF_ONE_EXECUTION) {
            int rows = Math.min(left, MOST_OF_ONE_EXECUTION);
            try (PreparedStatement statement = connection.prepareStatement(sql(product, rows))) {
                for (int i = 0; i < rows; i++) {
                    statement.setString(2 * i + 1, tenant);
                    statement.setInt(2 * i + 2, unclaimed.next());
                }
                statement.executeUpdate();
            }
        }
        return true;
    }

    private String sql(DatabaseProduct product, int rows) {
        return switch (product) {
            case POSTGRESQL ->
                "insert into " + table + " as c (tenant, place, claims) values " + repeated("(?, ?, 1)", rows)
                        + " on conflict (tenant, place) do update set claims = c.claims + 1";
            case MARIADB ->
                "insert into " + table + " (tenant, place, claims) values " + repeated("(?, ?, 1)", rows)
                        + " on duplicate key update claims = claims + 1";
            case H2 ->
                "merge into " + table
                        + " c using (values " + repeated("(cast(? as varchar(60)), cast(? as integer))", rows)
                        + ") v (tenant, place)"
                        + " on c.tenant = v.tenant and c.place = v.place"
                        + " when matched then update set claims = c.claims + 1"
                        + " when not matched then insert (tenant, place, claims) values (v.tenant, v.place, 1)";
        };
    }

    private static String repeated(String row, int rows) {
        return row + (", " + row).repeat(rows - 1);
    }
}
