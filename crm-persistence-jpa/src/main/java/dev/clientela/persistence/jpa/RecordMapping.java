package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.RecordEntity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of one type as entities, field by field. Immutable. */
final class RecordMapping<R extends CrmRecord<R>> {

    private final RecordType<R> type;
    private final Class<? extends RecordEntity> entityClass;
    private final RowStatement insert;
    private final RowStatement update;
    private final RowStatement delete;
    private final RowSelect select;
    private final int idPlace;
    private final List<Bound> bound;
    private final Map<Field<?>, Columns> columns;

    /** A built-in field with the attributes that hold it. */
    private record Bound(Field<?> field, Columns columns, List<VarHandle> handles) {}

    private RecordMapping(
            RecordType<R> type,
            Class<? extends RecordEntity> entityClass,
            Table table,
            List<Bound> bound,
            Map<Field<?>, Columns> columns) {
        this.type = type;
        this.entityClass = entityClass;
        this.bound = bound;
        this.columns = columns;
        List<String> held = new ArrayList<>();
        List<String> changeable = new ArrayList<>();
        for (Bound each : bound) {
            held.addAll(each.columns().attributes());
            if (!isId(each.field())) {
                changeable.addAll(each.columns().attributes());
            }
        }
        this.select = table.select(held);
        this.idPlace = held.indexOf("recordId");
        held.add("tenant");
        List<String> key = List.of("tenant", "recordId", "version");
        this.insert = table.insert(held);
        this.update = table.update(changeable, key);
        this.delete = table.delete(key);
    }

    /**
     * Binds the type's built-in fields to the entity's attributes.
     *
     * @param missing gets the name of each attribute that the entity lacks
     * @return empty when any is missing
     */
    static <R extends CrmRecord<R>> Optional<RecordMapping<R>> of(
            RecordType<R> type, Class<? extends RecordEntity> entityClass, Table table, List<String> missing) {
        Attributes attributes = Attributes.of(entityClass);
        List<Bound> bound = new ArrayList<>();
        Map<Field<?>, Columns> columns = new HashMap<>();
        for (Field<?> field : type.fields()) {
            Columns of = Columns.builtIn(field);
            List<VarHandle> handles = new ArrayList<>();
            for (String name : of.attributes()) {
                attributes
                        .find(name)
                        .ifPresentOrElse(handles::add, () -> missing.add(entityClass.getSimpleName() + "." + name));
            }
            bound.add(new Bound(field, of, handles));
            columns.put(field, of);
        }
        return missing.isEmpty()
                ? Optional.of(new RecordMapping<>(type, entityClass, table, bound, columns))
                : Optional.empty();
    }

    RecordType<R> type() {
        return type;
    }

    Class<? extends RecordEntity> entityClass() {
        return entityClass;
    }

    /** The entity's name in JPQL. */
    String entityName() {
        return entityName(type.name());
    }

    static String entityName(String recordType) {
        return "crm_" + recordType;
    }

    Columns columns(Field<?> field) {
        Columns of = columns.get(field);
        if (of == null) {
            throw new IllegalArgumentException(field + " is no built-in field of a " + type);
        }
        return of;
    }

    /** Adds the record's row. */
    void insert(PendingWrites writes, JsonTexts texts, String tenant, R record) {
        @Nullable Object[] cells = new @Nullable Object[insert.types().size()];
        int filled = fill(cells, record.values(), texts, true);
        cells[filled] = tenant;
        writes.add(insert, cells);
    }

    /** Replaces the record's row where it has the version that was read. */
    void update(PendingWrites writes, JsonTexts texts, String tenant, R record, long readVersion) {
        @Nullable Object[] cells = new @Nullable Object[update.types().size()];
        int filled = fill(cells, record.values(), texts, false);
        RecordRef ref = record.ref();
        cells[filled] = tenant;
        cells[filled + 1] = ref.id();
        cells[filled + 2] = readVersion;
        writes.addAt(ref, readVersion, update, cells);
    }

    /** Removes the record's row where it has the version that was read. */
    void delete(PendingWrites writes, String tenant, R record, long readVersion) {
        RecordRef ref = record.ref();
        writes.addAt(ref, readVersion, delete, tenant, ref.id(), readVersion);
    }

    /** @return how many cells were filled, from the first */
    private int fill(@Nullable Object[] cells, Values values, JsonTexts texts, boolean withId) {
        int next = 0;
        for (Bound each : bound) {
            if (withId || !isId(each.field())) {
                next = fill(cells, next, each, values, texts);
            }
        }
        return next;
    }

    private static int fill(@Nullable Object[] cells, int from, Bound each, Values values, JsonTexts texts) {
        if (each.field() instanceof KeyedField<?> keyed) {
            cells[from] = text(keyed, values, texts);
            return from + 1;
        }
        @Nullable Object[] own = each.columns().of(values.get(each.field()));
        System.arraycopy(own, 0, cells, from, own.length);
        return from + own.length;
    }

    private static <T> @Nullable String text(KeyedField<T> field, Values values, JsonTexts texts) {
        @Nullable T value = values.get(field);
        return value == null ? null : texts.of(field, value);
    }

    private static boolean isId(Field<?> field) {
        return field.name().equals("id");
    }

    /**
     * A record's row.
     *
     * @param cells of the attributes of its fields, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(UUID id, @Nullable Object[] cells) {}

    /** The rows of those ids that exist. */
    List<Row> rows(Connection connection, String tenant, List<UUID> ids) throws SQLException {
        return select.run(connection, tenant, ids).stream()
                .map(cells -> new Row((UUID) Objects.requireNonNull(cells[idPlace]), cells))
                .toList();
    }

    Row row(RecordEntity entity) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Bound each : bound) {
            each.handles().forEach(handle -> cells.add(handle.get(entity)));
        }
        return new Row(entity.recordId(), cells.toArray());
    }

    /** @param custom the values of its custom fields */
    R record(Row row, Map<Field<?>, Object> custom) {
        Values.Builder values = type.noValues().edit();
        int from = 0;
        for (Bound each : bound) {
            int to = from + each.handles().size();
            set(values, each.field(), each.columns().value(Arrays.copyOfRange(row.cells(), from, to)));
            from = to;
        }
        custom.forEach((field, value) -> set(values, field, value));
        return type.create(values.build());
    }

    @SuppressWarnings("unchecked") // the columns of a field give its values
    private static <T> void set(Values.Builder values, Field<T> field, @Nullable Object value) {
        values.set(field, (T) value);
    }
}
