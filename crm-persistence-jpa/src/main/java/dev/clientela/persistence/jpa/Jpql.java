package dev.clientela.persistence.jpa;

import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A statement in the making: its joins, its aliases and its parameters. The same shape gives the same text. */
final class Jpql {

    /** The alias of the record that the statement is over. */
    static final String ROOT = "e";

    private final Mappings mappings;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, String> joinedAliases = new LinkedHashMap<>();
    private final StringBuilder joins = new StringBuilder();
    private final Set<String> recordTypes = new HashSet<>();
    private int aliases;

    Jpql(Mappings mappings, String tenant) {
        this.mappings = mappings;
        parameters.put("tenant", tenant);
    }

    Mappings mappings() {
        return mappings;
    }

    /** Says that the statement reads records of this type; one that says none may read anything. */
    Jpql reading(String recordType) {
        recordTypes.add(recordType);
        return this;
    }

    /** Whether what comes of the statement may depend on rows that were written for one of these records. */
    boolean mayRead(Set<RecordRef> written) {
        return recordTypes.isEmpty() || written.stream().anyMatch(ref -> recordTypes.contains(ref.recordType()));
    }

    /** A parameter with this value, as it stands in the text. */
    String bind(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    String newAlias(String prefix) {
        return prefix + aliases++;
    }

    /** The joins made so far. */
    String joins() {
        return joins.toString();
    }

    /**
     * The paths of a field's attributes, for a record under the alias; those of a custom field by an outer join, null
     * throughout when the record has no value.
     */
    List<String> joinedPaths(Field<?> field, String alias) {
        String holder = field.isCustom()
                ? joined("crm_custom_value", alias + "/" + field.name(), other -> besideFor(other, alias, field))
                : alias;
        return paths(field, holder);
    }

    /** Holds where the row, of a table that all record types share, is one of the record under the alias. */
    String beside(String row, String alias, Field<?> field) {
        return "%1$s.tenant = %2$s.tenant and %1$s.recordType = %3$s and %1$s.recordId = %2$s.recordId"
                .formatted(row, alias, bind(field.recordType()));
    }

    /** As {@link #beside}, where the row is one of this very field. */
    String besideFor(String row, String alias, Field<?> field) {
        return beside(row, alias, field) + " and " + row + ".fieldName = " + bind(field.name());
    }

    /** The paths of a field's attributes where the alias is that of the row that holds them. */
    List<String> paths(Field<?> field, String holder) {
        List<String> paths = new ArrayList<>();
        mappings.columns(field).attributes().forEach(attribute -> paths.add(holder + "." + attribute));
        return paths;
    }

    /**
     * An outer join, made once for each thing joined.
     *
     * @param what tells one join of the entity from another
     * @param condition of the alias
     */
    String joined(String entity, String what, java.util.function.UnaryOperator<String> condition) {
        String key = entity + " " + what;
        String known = joinedAliases.get(key);
        if (known != null) {
            return known;
        }
        String alias = newAlias("j");
        joinedAliases.put(key, alias);
        joins.append(" left join ")
                .append(entity)
                .append(' ')
                .append(alias)
                .append(" on (") // EclipseLink takes the word after a bare condition for the function LEFT
                .append(condition.apply(alias))
                .append(')');
        return alias;
    }

    /** Ready to run, without writing what the host has changed in the same persistence context. */
    <Q extends Query> Q bindTo(Q query) {
        query.setFlushMode(FlushModeType.COMMIT);
        parameters.forEach(query::setParameter);
        return query;
    }
}
