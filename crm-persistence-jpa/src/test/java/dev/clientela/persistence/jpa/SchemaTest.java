package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.persistence.jpa.SchemaOnDatabase.ForeignKey;
import dev.clientela.persistence.jpa.SchemaOnDatabase.Index;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import dev.clientela.record.Trait;
import dev.clientela.record.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables as each database knows them, held against what the record types say. */
class SchemaTest {

    /** Those of the outbox and the log that serve all tenants at once, or the database's own counting. */
    private static final Set<String> WITHOUT_TENANT =
            Set.of("crm_schema_version", "crm_delivery_due", "crm_event_arrival", "crm_delivery_arrival");

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Every reference has its foreign key within the tenant, and there is no other foreign key")
    void everyReferenceHasItsForeignKey(Database database) throws SQLException {
        SchemaOnDatabase schema = SchemaOnDatabase.read(database.dataSource(), "crm_");
        for (RecordType<?> type : RecordTables.TYPES) {
            Set<ForeignKey> expected = new TreeSet<>();
            for (ReferenceField<?> reference : RecordTables.references(type)) {
                expected.add(new ForeignKey(
                        List.of("tenant", reference.name()), "crm_" + reference.target(), List.of("tenant", "id")));
            }
            assertThat(schema.foreignKeys().get("crm_" + type)).as("%s", type).isEqualTo(expected);
        }
        assertThat(schema.foreignKeys().values().stream().flatMap(Set::stream)).hasSize(31);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Every field that may be sorted by has an index in that order, down to the id")
    void everySortHasItsIndex(Database database) throws SQLException {
        SchemaOnDatabase schema = SchemaOnDatabase.read(database.dataSource(), "crm_");
        for (RecordType<?> type : RecordTables.TYPES) {
            for (Field<?> field : type.fields()) {
                if (field.has(Trait.SORTABLE)) {
                    assertIndexed(schema, type, field.equals(type.system().id()) ? List.of("id") : order(field));
                }
            }
        }
    }

    private static List<String> order(Field<?> field) {
        if (field instanceof TextField) {
            return List.of(field.name() + "_key", "id");
        } else if (field instanceof MoneyField || field instanceof PriceField) {
            return List.of(field.name() + "_currency", field.name(), "id");
        }
        return List.of(field.name(), "id");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Every field that finds, every reference and every unique key has an index")
    void everyFinderHasItsIndex(Database database) throws SQLException {
        SchemaOnDatabase schema = SchemaOnDatabase.read(database.dataSource(), "crm_");
        for (RecordType<?> type : RecordTables.TYPES) {
            for (Field<?> field : type.fields()) {
                if (field.has(Trait.INDEXED) && !(field instanceof KeyedField<?>)) {
                    assertIndexed(schema, type, List.of(field.name()));
                }
            }
            for (UniqueKey key : type.uniqueKeys()) {
                List<String> columns = new ArrayList<>(
                        inTenant(key.fields().stream().map(Field::name).toList()));
                if (database == Database.MARIADB && columns.size() == 2) {
                    columns.add("no_" + columns.get(1)); // sets absent values apart, see V2__records.sql
                }
                assertThat(schema.indexes().get("crm_" + type))
                        .as("%s of %s", key.name(), type)
                        .anyMatch(index -> index.isUnique() && index.columns().equals(columns));
            }
        }
        // Lists and tags, and custom fields of each kind but flags, which find little.
        assertThat(schema.indexes().get("crm_key"))
                .anyMatch(index -> index.beginsWith(List.of("tenant", "record_type", "field_name", "key_text")));
        for (String column : List.of("text_start", "number_value", "date_value", "instant_value", "uuid_value")) {
            assertThat(schema.indexes().get("crm_custom_value"))
                    .anyMatch(index -> index.beginsWith(List.of("tenant", "record_type", "field_name", column)));
        }
    }

    private static void assertIndexed(SchemaOnDatabase schema, RecordType<?> type, List<String> columns) {
        assertThat(schema.indexes().get("crm_" + type))
                .as("indexes of %s", type)
                .anyMatch(index -> index.beginsWith(inTenant(columns)));
    }

    private static List<String> inTenant(List<String> columns) {
        return Stream.concat(Stream.of("tenant"), columns.stream()).toList();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("The tenant leads every index, and no index only repeats the beginning of another")
    void theTenantLeadsEveryIndex(Database database) throws SQLException {
        Map<String, List<Index>> indexes =
                SchemaOnDatabase.read(database.dataSource(), "crm_").indexes();
        List<String> repeated = new ArrayList<>();
        indexes.forEach((table, of) -> {
            for (Index index : of) {
                if (!WITHOUT_TENANT.contains(table) && !WITHOUT_TENANT.contains(index.name())) {
                    assertThat(index.columns()).as("%s", index).startsWith("tenant");
                }
                of.stream()
                        .filter(other -> other != index && !index.isUnique() && other.beginsWith(index.columns()))
                        // H2 gives a foreign key an index of its own beside a unique one.
                        .filter(other -> database != Database.H2 || !other.isUnique())
                        .forEach(other -> repeated.add(index + " within " + other));
            }
        });
        assertThat(repeated).isEmpty();
    }
}
