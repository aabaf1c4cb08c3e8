package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.store.StoreErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One statement for each of many things, sent at once. */
record Batch(Connection connection, String sql) {

    static Batch of(Connection connection, String sql) {
        return new Batch(connection, sql);
    }

    /**
     * Runs the statement for each.
     *
     * @param parameters of the statement, for one of them
     * @return those for which no row was changed
     */
    <T> List<T> run(Collection<T> things, Function<T, List<Object>> parameters) throws SQLException {
        List<T> unchanged = new ArrayList<>();
        if (things.isEmpty()) {
            return unchanged;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T thing : things) {
                int place = 0;
                for (Object parameter : parameters.apply(thing)) {
                    statement.setObject(++place, parameter);
                }
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            int place = 0;
            for (T thing : things) {
                if (changed[place++] == 0) {
                    unchanged.add(thing);
                }
            }
            if (changed[0] == Statement.SUCCESS_NO_INFO) {
                throw untold();
            }
        }
        return unchanged;
    }

    /** The refusal of a driver that does not say how many rows each statement of a batch has changed. */
    static StoreException untold() {
        return new StoreException(
                StoreErrors.NOT_READY,
                Map.of("missing", "a JDBC driver that tells how many rows an update has changed"));
    }
}
