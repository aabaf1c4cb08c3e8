package dev.clientela.persistence.jpa;

import dev.clientela.record.Criterion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keys that no record has, as far as a unit has asked. They are asked for together, whatever the types of the records,
 * so that the queries that could find nothing need not be made.
 */
final class AbsentKeys {

    /** A key that so many have says nothing of the others. */
    private static final int MOST_ROWS = 200;

    private static final String OF_KEY = "(record_type = ? and field_name = ? and key_text = ?)";

    private final Set<Key> absent = new HashSet<>();

    /** A key of a field, as rows of {@code crm_key} have it. */
    private record Key(String recordType, String field, String text) {

        static List<Key> of(Criterion.HasKeys lookUp) {
            return lookUp.keys().stream()
                    .map(text ->
                            new Key(lookUp.field().recordType(), lookUp.field().name(), text))
                    .toList();
        }
    }

    /** Finds out which of the keys nobody has, where that may spare more than one query. */
    void ask(JpaUnit unit, Collection<Criterion> lookUps) {
        Set<Key> keys = lookUps.stream()
                .filter(Criterion.HasKeys.class::isInstance)
                .flatMap(lookUp -> Key.of((Criterion.HasKeys) lookUp).stream())
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> types = keys.stream().map(Key::recordType).collect(Collectors.toSet());
        if (types.size() < 2) {
            return;
        }
        List<Key> present = unit.sql(types, connection -> present(connection, unit, keys));
        if (present.size() < MOST_ROWS) {
            present.forEach(keys::remove);
            absent.addAll(keys);
        }
    }

    private static List<Key> present(Connection connection, JpaUnit unit, Set<Key> keys) throws SQLException {
        String sql = "select record_type, field_name, key_text from "
                + unit.mappings().names().qualified("key") + " where tenant = ? and ("
                + String.join(" or ", Collections.nCopies(keys.size(), OF_KEY)) + ") limit " + MOST_ROWS;
        List<Key> present = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 0;
            select.setString(++place, unit.tenant());
            for (Key key : keys) {
                select.setString(++place, key.recordType());
                select.setString(++place, key.field());
                select.setString(++place, key.text());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    present.add(new Key(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return present;
    }

    /** What is written may have any key. */
    void forget(String recordType) {
        absent.removeIf(key -> key.recordType().equals(recordType));
    }

    /** Whether no record can qualify, for want of keys. */
    boolean ruleOut(Criterion criterion) {
        if (absent.isEmpty()) {
            return false;
        } else if (criterion instanceof Criterion.HasKeys lookUp) {
            return !lookUp.keys().isEmpty() && !lookUp.all() && absent.containsAll(Key.of(lookUp));
        } else if (criterion instanceof Criterion.Any any) {
            return any.parts().stream().allMatch(this::ruleOut);
        }
        return criterion instanceof Criterion.All all && all.parts().stream().anyMatch(this::ruleOut);
    }
}
