package dev.clientela.persistence.jpa;

import dev.clientela.error.ConflictException;
import dev.clientela.persistence.jpa.entity.CustomValueEntity;
import dev.clientela.persistence.jpa.entity.KeyEntity;
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
import dev.clientela.store.StoreErrors;
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

    /** No database takes any number of parameters. */
    private static final int MOST_IDS = 1_000;

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
        List<UUID> wanted = List.copyOf(new LinkedHashSet<>(ids));
        Map<UUID, R> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += MOST_IDS) {
            Jpql jpql = unit.jpql();
            List<UUID> some = wanted.subList(from, Math.min(from + MOST_IDS, wanted.size()));
            String text = "select e" + from() + " where e.tenant = :tenant and e.recordId"
                    + (some.size() == 1 ? " = " + jpql.bind(some.get(0)) : " in " + jpql.bind(some));
            read(text, jpql, 0).forEach(record -> found.put(record.id().value(), record));
        }
        return wanted.stream().filter(found::containsKey).map(found::get).toList();
    }

    private List<R> read(String text, Jpql jpql, int limit) {
        List<? extends RecordEntity> rows = unit.list(text, mapping.entityClass(), jpql, limit);
        Map<UUID, Map<Field<?>, Object>> custom = customValues(rows);
        List<R> records = new ArrayList<>(rows.size());
        for (RecordEntity row : rows) {
            R record = mapping.record(row, custom.getOrDefault(row.recordId(), Map.of()));
            unit.remember(record);
            records.add(record);
        }
        return records;
    }

    private Map<UUID, Map<Field<?>, Object>> customValues(List<? extends RecordEntity> rows) {
        Map<String, Field<?>> fields = new HashMap<>();
        unit.mappings().customFields(mapping.type()).forEach(field -> fields.put(field.name(), field));
        if (fields.isEmpty() || rows.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Map<Field<?>, Object>> values = new HashMap<>();
        for (int from = 0; from < rows.size(); from += MOST_IDS) {
            Jpql jpql = unit.jpql();
            List<UUID> ids = rows.subList(from, Math.min(from + MOST_IDS, rows.size())).stream()
                    .map(RecordEntity::recordId)
                    .toList();
            String text = "select e from crm_custom_value e where e.tenant = :tenant and e.recordType = "
                    + jpql.bind(mapping.type().name()) + " and e.recordId in " + jpql.bind(ids);
            for (CustomValueEntity row : unit.list(text, CustomValueEntity.class, jpql, 0)) {
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
        unit.insert(mapping.entity(unit.tenant(), record));
        for (Field<?> field : record.values().fields()) {
            insertBeside(record, field);
        }
        unit.attempt(new JpaUnit.Attempt.OfRecord(record, true));
        unit.remember(record);
    }

    /** The rows of one field beside the record's own. */
    private void insertBeside(R record, Field<?> field) {
        RecordRef ref = record.ref();
        if (field instanceof KeyedField<?> keyed) {
            int place = 0;
            for (String key : keys(record.values(), keyed)) {
                unit.insert(new KeyEntity(unit.tenant(), ref.recordType(), ref.id(), field.name(), place++, key));
            }
        }
        Object value = record.values().get(field);
        if (field.isCustom() && value != null) {
            CustomValueEntity row = new CustomValueEntity(unit.tenant(), ref.recordType(), ref.id(), field.name());
            CustomMapping.write(row, field, value);
            unit.insert(row);
        }
    }

    private static <T> Set<String> keys(Values values, KeyedField<T> field) {
        @Nullable T value = values.get(field);
        return value == null ? Set.of() : field.keys(value);
    }

    @Override
    public void update(R record, long readVersion) {
        unit.requireWritable();
        unit.flush();
        Jpql jpql = unit.jpql();
        StringBuilder text =
                new StringBuilder("update ").append(mapping.entityName()).append(" e set ");
        String separator = "";
        for (Field<?> field : mapping.type().fields()) {
            Columns columns = mapping.columns(field);
            @Nullable Object[] cells = columns.of(record.values().get(field));
            for (int i = 0; i < cells.length && !field.name().equals("id"); i++) {
                @Nullable Object cell = cells[i];
                text.append(separator)
                        .append("e.")
                        .append(columns.attributes().get(i))
                        .append(" = ")
                        .append(cell == null ? "null" : jpql.bind(cell));
                separator = ", ";
            }
        }
        text.append(whereVersion(jpql, record.ref(), readVersion));
        unit.attempt(new JpaUnit.Attempt.OfRecord(record, false));
        unit.release(record.ref());
        requireOne(unit.execute(text.toString(), jpql), record.ref(), readVersion);
        replaceBeside(record, readVersion);
        unit.remember(record);
    }

    private static String whereVersion(Jpql jpql, RecordRef ref, long readVersion) {
        return " where e.tenant = :tenant and e.recordId = " + jpql.bind(ref.id()) + " and e.version = "
                + jpql.bind(readVersion);
    }

    private static void requireOne(int changed, RecordRef ref, long readVersion) {
        if (changed != 1) {
            throw new ConflictException(StoreErrors.CONFLICT, Map.of("record", ref, "expected", readVersion));
        }
    }

    /** Brings the rows beside the record up to date; where the state before is known, only those that changed. */
    private void replaceBeside(R record, long readVersion) {
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
        deleteBeside(
                "crm_key",
                record.ref(),
                beside.stream().filter(field -> !field.isCustom()).toList());
        deleteBeside(
                "crm_custom_value",
                record.ref(),
                beside.stream().filter(Field::isCustom).toList());
        beside.forEach(field -> insertBeside(record, field));
    }

    private void deleteBeside(String entity, RecordRef ref, List<Field<?>> fields) {
        if (!fields.isEmpty()) {
            Jpql jpql = unit.jpql();
            String text = deleteBeside(entity, ref, jpql) + " and e.fieldName in "
                    + jpql.bind(fields.stream().map(Field::name).toList());
            unit.execute(text, jpql);
        }
    }

    private static String deleteBeside(String entity, RecordRef ref, Jpql jpql) {
        return "delete from " + entity + " e where e.tenant = :tenant and e.recordType = " + jpql.bind(ref.recordType())
                + " and e.recordId = " + jpql.bind(ref.id());
    }

    @Override
    public void delete(R record, long readVersion) {
        Jpql jpql = unit.jpql();
        String text = "delete from " + mapping.entityName() + " e" + whereVersion(jpql, record.ref(), readVersion);
        unit.release(record.ref());
        requireOne(unit.execute(text, jpql), record.ref(), readVersion);
        for (String entity : List.of("crm_key", "crm_custom_value")) {
            Jpql beside = unit.jpql();
            unit.execute(deleteBeside(entity, record.ref(), beside), beside);
        }
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
        Jpql jpql = unit.jpql();
        Keyset keyset = Keyset.of(jpql, query);
        String where = where(jpql, query.where());
        String text = "select e" + from() + jpql.joins() + where
                + keyset.condition().map(behind -> " and " + behind).orElse("") + " order by " + keyset.order();
        List<R> records = read(text, jpql, query.pageSize() + 1);
        if (records.size() <= query.pageSize()) {
            return new Page<>(records, Optional.empty());
        }
        List<R> page = records.subList(0, query.pageSize());
        return new Page<>(page, Optional.of(Cursor.behind(page.get(page.size() - 1), query)));
    }

    private String where(Jpql jpql, Criterion criterion) {
        String condition = criterion.accept(new CriterionJpql(jpql, unit.scope().moment(), Jpql.ROOT));
        return " where e.tenant = :tenant and " + condition;
    }

    @Override
    public long count(Criterion criterion) {
        Jpql jpql = unit.jpql();
        String where = where(jpql, criterion);
        return unit.list("select count(e.recordId)" + from() + where, Long.class, jpql, 0)
                .get(0);
    }

    @Override
    public ReportResult report(Report<R> report) {
        return new ReportQuery(unit, mapping.entityName(), report).run();
    }
}
