package dev.clientela.persistence.jpa;

import dev.clientela.error.StoreException;
import dev.clientela.persistence.jpa.entity.RecordEntity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordType;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How every record type of one catalog is stored; custom fields are asked of the catalog each time. Immutable but for what
 * is found out about the database.
 */
final class Mappings {

    /** The entities that all record types share. */
    private static final List<String> SHARED = List.of(
            "crm_key",
            "crm_custom_value",
            "crm_event",
            "crm_event_head",
            "crm_delivery",
            "crm_command",
            "crm_schema_version");

    private final FieldCatalog catalog;
    private final TableNames names;
    private final List<Table> tables;
    private final Map<String, RecordMapping<?>> byType;
    private final SideRows sideRows;
    private final AtomicReference<@Nullable Holding> holding = new AtomicReference<>();
    private volatile ForeignKeys foreignKeys = new ForeignKeys(Set.of());
    private final AtomicReference<@Nullable DatabaseProduct> product = new AtomicReference<>();
    private final ClaimRows claimRows;

    private Mappings(FieldCatalog catalog, TableNames names, List<Table> tables, Map<String, RecordMapping<?>> byType) {
        this.catalog = catalog;
        this.names = names;
        this.tables = List.copyOf(tables);
        this.byType = Map.copyOf(byType);
        this.sideRows = new SideRows(names);
        this.claimRows = new ClaimRows(names);
    }

    /**
     * Binds every record type to its entity.
     *
     * @param names of the tables, for the statements that write them
     * @throws StoreException {@code store.not_ready} with everything that is missing
     */
    static Mappings of(FieldCatalog catalog, Metamodel metamodel, TableNames names) {
        Map<String, Class<?>> entities = new HashMap<>();
        for (EntityType<?> entity : metamodel.getEntities()) {
            entities.put(entity.getName(), entity.getJavaType());
        }
        List<String> missing = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (String shared : SHARED) {
            Class<?> entity = entities.get(shared);
            if (entity == null) {
                missing.add("entity " + shared);
            } else {
                tables.add(Table.of(entity, names.qualified(shared.substring("crm_".length())), 0));
            }
        }
        tables.add(ClaimRows.describedIn(names));
        Map<String, RecordMapping<?>> byType = new HashMap<>();
        Map<String, Integer> places = WriteOrder.of(catalog.types());
        for (RecordType<?> type : catalog.types()) {
            String name = RecordMapping.entityName(type.name());
            Class<?> entity = entities.get(name);
            if (entity == null || !RecordEntity.class.isAssignableFrom(entity)) {
                missing.add("entity " + name);
            } else {
                Table table = Table.of(entity, names.qualified(type.name()), places.getOrDefault(type.name(), 0));
                tables.add(table);
                RecordMapping.of(type, entity.asSubclass(RecordEntity.class), table, missing)
                        .ifPresent(mapping -> byType.put(type.name(), mapping));
            }
        }
        if (!missing.isEmpty()) {
            throw new StoreException(
                    StoreErrors.NOT_READY,
                    Map.of(
                            "missing",
                            String.join(", ", missing)
                                    + "; add <mapping-file>META-INF/clientela-orm.xml</mapping-file> to the"
                                    + " persistence unit"));
        }
        return new Mappings(catalog, names, tables, byType);
    }

    /** What the tables are called in SQL; JPQL speaks of entities, whose names never change. */
    TableNames names() {
        return names;
    }

    /** Every table that the store reads or writes. */
    List<Table> tables() {
        return tables;
    }

    SideRows sideRows() {
        return sideRows;
    }

    /** How records are held in this database; found out when the first one is. */
    Holding holding(EntityManager entities) {
        Holding known = holding.get();
        if (known == null) {
            known = Holding.of(entities);
            holding.set(known);
        }
        return known;
    }

    /** As they were found when the store was opened. */
    ForeignKeys foreignKeys() {
        return foreignKeys;
    }

    void foundForeignKeys(ForeignKeys found) {
        foreignKeys = found;
    }

    /** Which database it is; found out when it first matters. */
    DatabaseProduct product(EntityManager entities) {
        DatabaseProduct known = product.get();
        if (known == null) {
            known = Connections.on(entities, DatabaseProduct::of);
            product.set(known);
        }
        return known;
    }

    ClaimRows claimRows() {
        return claimRows;
    }

    FieldCatalog catalog() {
        return catalog;
    }

    Optional<RecordMapping<?>> find(String recordType) {
        return Optional.ofNullable(byType.get(recordType));
    }

    /** @throws StoreException {@code store.unknown_type} when the store was not opened with this very type */
    @SuppressWarnings("unchecked") // a mapping is only ever put under the name of its own type
    <R extends CrmRecord<R>> RecordMapping<R> of(RecordType<R> type) {
        RecordMapping<?> mapping = byType.get(type.name());
        if (mapping == null || mapping.type() != type) {
            throw new StoreException(StoreErrors.UNKNOWN_TYPE, Map.of("type", type.name()));
        }
        return (RecordMapping<R>) mapping;
    }

    List<Field<?>> customFields(RecordType<?> type) {
        List<Field<?>> fields = catalog.fields(type);
        return fields.subList(type.fields().size(), fields.size());
    }

    /** The attributes of a field, in the entity of its record type or in its row of {@code crm_custom_value}. */
    Columns columns(Field<?> field) {
        if (field.isCustom()) {
            return Columns.custom(field);
        }
        RecordMapping<?> mapping = byType.get(field.recordType());
        if (mapping == null) {
            throw new StoreException(StoreErrors.UNKNOWN_TYPE, Map.of("type", field.recordType()));
        }
        return mapping.columns(field);
    }
}
