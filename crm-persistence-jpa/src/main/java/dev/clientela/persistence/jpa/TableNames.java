package dev.clientela.persistence.jpa;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the tables of the store are called: a prefix before the name of each table, index and constraint, and the schema
 * that they lie in. Without a word from the host it is {@code crm_}, in the schema of the connection.
 *
 * <p>The same names go into {@link JpaStore#tables}, into the SQL and into the mapping file. Names are written without
 * quotes, so the database sees their letters as it sees those of any plain SQL. Immutable.
 *
 * @param prefix letters, digits and underscores, at most 16 of them, a letter first; commonly with an underscore last
 * @param schema the schema, on MariaDB the database; likewise, at most 63; empty for that of the connection
 */
public record TableNames(String prefix, Optional<String> schema) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,15}");
    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final TableNames STANDARD = new TableNames("crm_", Optional.empty());

    /** @throws IllegalArgumentException when one of the two is not such a name */
    public TableNames {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("No prefix of tables: " + prefix);
        }
        schema.filter(name -> !SCHEMA.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException("No name of a schema: " + name);
        });
    }

    /** {@code crm_}, in the schema of the connection. */
    public static TableNames standard() {
        return STANDARD;
    }

    /** This prefix, in the schema of the connection. */
    public static TableNames prefixed(String prefix) {
        return new TableNames(prefix, Optional.empty());
    }

    public TableNames inSchema(String name) {
        return new TableNames(prefix, Optional.of(name));
    }

    /** The name of the table without its schema, such as {@code crm_lead} for {@code lead}. */
    String bare(String table) {
        return prefix + table;
    }

    /**
     * The table as SQL names it, such as {@code sales.erp_lead}.
     *
     * @param table the name of a record type, or of a table that all types share, such as {@code custom_value}
     */
    String qualified(String table) {
        return schema.map(name -> name + "." + prefix + table).orElseGet(() -> prefix + table);
    }
}
