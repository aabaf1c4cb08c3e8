package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.RecordEntity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one type as entities, field by field. Immutable. */
final class RecordMapping<R extends CrmRecord<R>> {

    private final RecordType<R> type;
    private final Class<? extends RecordEntity> entityClass;
    private final Attributes attributes;
    private final VarHandle tenant;
    private final List<Bound> bound;
    private final Map<Field<?>, Columns> columns;

    /** A built-in field with the attributes that hold it. */
    private record Bound(Field<?> field, Columns columns, List<VarHandle> handles) {}

    private RecordMapping(
            RecordType<R> type,
            Class<? extends RecordEntity> entityClass,
            Attributes attributes,
            List<Bound> bound,
            Map<Field<?>, Columns> columns) {
        this.type = type;
        this.entityClass = entityClass;
        this.attributes = attributes;
        this.tenant = attributes.get("tenant");
        this.bound = bound;
        this.columns = columns;
    }

    /**
     * Binds the type's built-in fields to the entity's attributes.
     *
     * @param missing gets the name of each attribute that the entity lacks
     */
    static <R extends CrmRecord<R>> RecordMapping<R> of(
            RecordType<R> type, Class<? extends RecordEntity> entityClass, List<String> missing) {
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
        return new RecordMapping<>(type, entityClass, attributes, bound, columns);
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

    RecordEntity entity(String tenantId, R record) {
        Object entity = attributes.create();
        tenant.set(entity, tenantId);
        for (Bound each : bound) {
            @Nullable Object[] cells = each.columns().of(record.values().get(each.field()));
            for (int i = 0; i < cells.length; i++) {
                each.handles().get(i).set(entity, cells[i]);
            }
        }
        return (RecordEntity) entity;
    }

    /** @param custom the values of its custom fields */
    R record(RecordEntity entity, Map<Field<?>, Object> custom) {
        Values.Builder values = type.noValues().edit();
        for (Bound each : bound) {
            @Nullable Object[] cells = new @Nullable Object[each.handles().size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = each.handles().get(i).get(entity);
            }
            set(values, each.field(), each.columns().value(cells));
        }
        custom.forEach((field, value) -> set(values, field, value));
        return type.create(values.build());
    }

    @SuppressWarnings("unchecked") // the columns of a field give its values
    private static <T> void set(Values.Builder values, Field<T> field, @Nullable Object value) {
        values.set(field, (T) value);
    }
}
