package dev.clientela.persistence.jpa;

import dev.clientela.record.RecordRef;
import dev.clientela.store.CommandLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The commands done, as rows of {@code crm_command}. */
record JpaCommandLog(JpaUnit unit) implements CommandLog {

    @Override
    public Optional<Done> find(String key) {
        Jpql jpql = unit.jpql();
        String text = "select e.fingerprint, e.recordType, e.recordId from crm_command e"
                + " where e.tenant = :tenant and e.commandKey = " + jpql.bind(key);
        return unit.list(text, Object[].class, jpql, 0).stream()
                .findFirst()
                .map(row -> new Done(key, (String) row[0], new RecordRef((String) row[1], (UUID) row[2])));
    }

    @Override
    public void add(Done done) {
        unit.requireWritable();
        unit.sideRows().command(unit.writes(), unit.scope(), done);
        unit.failure().attempt(new UnitFailure.Attempt.OfCommand(done));
    }

    @Override
    public int forget(Collection<RecordRef> results) {
        unit.requireWritable();
        Map<String, List<UUID>> byType = new TreeMap<>();
        results.forEach(result -> byType.computeIfAbsent(result.recordType(), type -> new ArrayList<>())
                .add(result.id()));
        int forgotten = 0;
        for (Map.Entry<String, List<UUID>> each : byType.entrySet()) {
            for (List<UUID> some : Parts.of(each.getValue())) {
                forgotten += unit.sql(connection -> delete(connection, each.getKey(), some));
            }
        }
        return forgotten;
    }

    private int delete(Connection connection, String type, List<UUID> ids) throws SQLException {
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from " + unit.mappings().names().qualified("command")
                        + " where tenant = ? and record_type = ? and record_id in (" + marks + ")")) {
            delete.setString(1, unit.tenant());
            delete.setString(2, type);
            for (int i = 0; i < ids.size(); i++) {
                delete.setObject(3 + i, ids.get(i));
            }
            return delete.executeUpdate();
        }
    }

    @Override
    public int purge(Instant before, int limit) {
        unit.requireWritable();
        String table = unit.mappings().names().qualified("command");
        List<String> old = new ArrayList<>();
        unit.sql(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select command_key from " + table
                    + " where tenant = ? and done_at < ? order by done_at limit ?")) {
                select.setString(1, unit.tenant());
                select.setObject(2, Columns.utc(before));
                select.setInt(3, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        old.add(rows.getString(1));
                    }
                }
            }
            return Batch.of(connection, "delete from " + table + " where tenant = ? and command_key = ?")
                    .run(old, key -> List.of(unit.tenant(), key));
        });
        return old.size();
    }
}
