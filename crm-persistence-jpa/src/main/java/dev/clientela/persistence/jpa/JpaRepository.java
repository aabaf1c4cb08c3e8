package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.CustomValueEntity;
import dev.clientela.persistence.jpa.entity.RecordEntity;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Cursor;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.record.Values;
import dev.clientela.store.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of one type, as rows of their table with their keys and custom values beside. */
final class JpaRepository<R extends CrmRecord<R>> implements Repository<R> {

    private final JpaUnit unit;
    private final RecordMapping<R> mapping;

    JpaRepository(JpaUnit unit, RecordMapping<R> mapping) {
        this.unit = unit;
        this.mapping = mapping;
    }

    private String from() {
        return " from " + mapping.entityName() + " " + Jpql.ROOT;
    }

    @Override
    public Optional<R> find(UUID id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<R> findAll(Collection<UUID> ids) {
        unit.requireActive();
        Map<UUID, R> found = new HashMap<>();
        List<UUID> unread = new ArrayList<>();
        for (UUID id : new LinkedHashSet<>(ids)) {
            remembered(id).ifPresentOrElse(record -> found.put(id, record), () -> unread.add(id));
        }
        if (unread.stream().anyMatch(id -> unit.isWaiting(mapping.type().ref(id)))) {
            unit.flush();
        }
        for (List<UUID> some : Parts.of(unread)) {
            records(unit.sqlWritten(connection -> mapping.rows(connection, unit.tenant(), some)))
                    .forEach(record -> found.put(record.id().value(), record));
        }
        return ids.stream()
                .distinct()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    @SuppressWarnings("unchecked") // a reference names the type of its record
    private Optional<R> remembered(UUID id) {
        return unit.remembered(mapping.type().ref(id)).map(record -> (R) record);
    }

    /** The records of rows, with their custom values, which have been written as the rows have. */
    private List<R> records(List<RecordMapping.Row> rows) {
        Map<UUID, Map<Field<?>, Object>> custom = customValues(rows);
        List<R> records = new ArrayList<>(rows.size());
        for (RecordMapping.Row row : rows) {
            R record = mapping.record(row, custom.getOrDefault(row.id(), Map.of()));
            unit.remember(record);
            records.add(record);
        }
        return records;
    }

    private Map<UUID, Map<Field<?>, Object>> customValues(List<RecordMapping.Row> rows) {
        Map<String, Field<?>> fields = new HashMap<>();
        unit.mappings().customFields(mapping.type()).forEach(field -> fields.put(field.name(), field));
        if (fields.isEmpty() || rows.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Map<Field<?>, Object>> values = new HashMap<>();
        for (List<UUID> ids : Parts.of(rows.stream().map(RecordMapping.Row::id).toList())) {
            Jpql jpql = unit.jpql();
            String text = "select e from crm_custom_value e where e.tenant = :tenant and e.recordType = "
                    + jpql.bind(mapping.type().name()) + " and e.recordId in " + jpql.bind(ids);
            for (CustomValueEntity row : unit.listWritten(text, CustomValueEntity.class, jpql, 0)) {
                Field<?> field = fields.get(row.fieldName());
                Object value = field == null ? null : CustomMapping.read(row, field);
                if (field != null && value != null) {
                    values.computeIfAbsent(row.recordId(), id -> new HashMap<>())
                            .put(field, value);
                }
            }
        }
        return values;
    }

    @Override
    public void insert(R record) {
        unit.requireWritable();
        mapping.insert(unit.writes(), unit.texts(), unit.tenant(), record);
        record.values().fields().forEach(field -> insertBeside(record, field));
        unit.written(record, true);
    }

    /** The rows of one field beside the record's own. */
    private void insertBeside(R record, Field<?> field) {
        RecordRef ref = record.ref();
        if (field instanceof KeyedField<?> keyed) {
            int place = 0;
            for (String key : keys(record.values(), keyed)) {
                unit.sideRows().key(unit.writes(), unit.tenant(), ref, field, place++, key);
            }
        }
        Object value = record.values().get(field);
        if (field.isCustom() && value != null) {
            unit.sideRows().custom(unit.writes(), unit.tenant(), ref, field, value);
        }
    }

    private static <T> Set<String> keys(Values values, KeyedField<T> field) {
        @Nullable T value = values.get(field);
        return value == null ? Set.of() : field.keys(value);
    }

    @Override
    public void update(R record, long readVersion) {
        unit.requireWritable();
        List<Field<?>> beside = changedBeside(record, readVersion);
        if (!beside.isEmpty() && unit.isWaiting(record.ref())) {
            unit.flush(); // what is removed beside it must not be what still waits to be added
        }
        mapping.update(unit.writes(), unit.texts(), unit.tenant(), record, readVersion);
        for (Field<?> field : beside) {
            unit.sideRows().remove(unit.writes(), unit.tenant(), record.ref(), field);
            insertBeside(record, field);
        }
        unit.written(record, false);
    }

    /** The fields with rows beside the record's own; where the state before is known, only those that changed. */
    private List<Field<?>> changedBeside(R record, long readVersion) {
        @Nullable
        CrmRecord<?> before = unit.remembered(record.ref(), readVersion).orElse(null);
        List<Field<?>> beside = new ArrayList<>(unit.mappings().customFields(mapping.type()));
        mapping.type().fields().stream()
                .filter(field -> field instanceof KeyedField<?>)
                .forEach(beside::add);
        if (before != null) {
            beside.removeIf(field ->
                    Objects.equals(before.values().get(field), record.values().get(field)));
        }
        return beside;
    }

    @Override
    public void delete(R record, long readVersion) {
        unit.requireWritable();
        unit.flush();
        remove(record, readVersion);
        unit.flush();
    }

    @Override
    public void deleteAll(Collection<R> records) {
        unit.requireWritable();
        unit.flush();
        records.forEach(record -> remove(record, record.version()));
        unit.flush();
    }

    private void remove(R record, long readVersion) {
        mapping.delete(unit.writes(), unit.tenant(), record, readVersion);
        unit.sideRows().remove(unit.writes(), unit.tenant(), record.ref());
        unit.forget(record.ref());
    }

    @Override
    public void hold(R record) {
        unit.requireWritable();
        unit.hold(record);
    }

    @Override
    public Page<R> query(Query<R> query) {
        unit.requireActive();
        if (unit.rulesOut(query.where())) {
            return new Page<>(List.of(), Optional.empty());
        }
        List<RecordMapping.Row> rows = new ArrayList<>();
        for (Keyset.Range range : Keyset.of(query, unit.ordersTextInBytes()).ranges()) {
            int missing = query.pageSize() + 1 - rows.size();
            if (missing > 0) {
                rows(query, range, missing).forEach(row -> rows.add(mapping.row(row)));
            }
        }
        List<R> records = records(rows);
        if (records.size() <= query.pageSize()) {
            return new Page<>(records, Optional.empty());
        }
        List<R> page = records.subList(0, query.pageSize());
        return new Page<>(page, Optional.of(Cursor.behind(page.get(page.size() - 1), query)));
    }

    private List<? extends RecordEntity> rows(Query<R> query, Keyset.Range range, int most) {
        Jpql jpql = unit.jpql().reading(mapping.type().name());
        String where = where(jpql, query.where()) + range.condition(jpql) + " order by " + range.order(jpql);
        return unit.list("select e" + from() + jpql.joins() + where, mapping.entityClass(), jpql, most);
    }

    private String where(Jpql jpql, Criterion criterion) {
        String condition = criterion.accept(new CriterionJpql(jpql, unit.scope().moment(), Jpql.ROOT));
        return " where e.tenant = :tenant and " + condition;
    }

    @Override
    public long count(Criterion criterion) {
        Query.of(mapping.type()).where(criterion); // refuses one that is too large
        Jpql jpql = unit.jpql().reading(mapping.type().name());
        String where = where(jpql, criterion);
        return unit.list("select count(e.recordId)" + from() + where, Long.class, jpql, 0)
                .get(0);
    }

    @Override
    public ReportResult report(Report<R> report) {
        return new ReportQuery(unit, mapping.entityName(), report).run();
    }
}
