package dev.clientela.intake;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.OrderedField;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records are given out, and which of their fields, as columns. Immutable.
 *
 * <pre>{@code
 * Export.of(Query.of(Lead.TYPE).where(LeadFields.COUNTRY.is("AR")))
 *         .columns(LeadFields.EXTERNAL_ID, LeadFields.LAST_NAME, LeadFields.EMAILS)
 * }</pre>
 *
 * <p>Values are written in one form, whatever the language: ISO dates, instants in UTC, a decimal point, amounts behind
 * the code of their currency, references as ids or keys, tags separated by semicolons, lists as JSON. {@link #toImport}
 * reads all of it back to the same values; only an empty text cannot be told from an absent one.
 */
public final class Export<R extends CrmRecord<R>> {

    private final Query<R> query;
    private final List<Column> columns;
    private final boolean escaping;

    /** A column: a field, or a key of the record that it refers to. */
    record Column(String name, Field<?> field, Optional<Field<?>> key) {}

    private Export(Query<R> query, List<Column> columns, boolean escaping) {
        this.query = query;
        this.columns = columns;
        this.escaping = escaping;
    }

    /** The records of a query in its order; no column yet. */
    public static <R extends CrmRecord<R>> Export<R> of(Query<R> query) {
        return new Export<>(query.firstPage(), List.of(), false);
    }

    /** Fields, each under its own name. */
    public Export<R> columns(Field<?>... fields) {
        return columns(List.of(fields));
    }

    /** Fields, each under its own name, such as all that the catalog has. */
    public Export<R> columns(List<Field<?>> fields) {
        Export<R> next = this;
        for (Field<?> field : fields) {
            next = next.column(field.name(), field);
        }
        return next;
    }

    public Export<R> column(String name, Field<?> field) {
        return plus(new Column(name, field, Optional.empty()));
    }

    /** The record that the field refers to, by a key instead of its id. What the actor may not see is left empty. */
    public <I extends RecordId> Export<R> column(String name, ReferenceField<I> field, Lookup lookup) {
        if (!lookup.key().recordType().equals(field.target())) {
            throw new IllegalArgumentException(lookup.key() + " is no field of a " + field.target());
        }
        return plus(new Column(name, field, Optional.of(lookup.key())));
    }

    /**
     * Puts an apostrophe before texts that a spreadsheet would run as a formula: those that begin with {@code =},
     * {@code +}, {@code -}, {@code @}, a tab or a carriage return. For files that people open; what is to be imported
     * again is better left as it is. Numbers, amounts, dates and ids are never touched.
     */
    public Export<R> escapingFormulas() {
        return new Export<>(query, columns, true);
    }

    /**
     * The import that reads these columns back. Those that the library alone writes are left out, but for the id if that
     * is among the fields to match by.
     */
    public Import<R> toImport(Field<?>... key) {
        Import<R> back = Import.into(query.type()).matching(key);
        for (Column column : columns) {
            boolean left = column.field().has(Trait.READ_ONLY) && !List.of(key).contains(column.field());
            if (left) {
                back = back.ignoring(column.name());
            } else if (column.key().isPresent() && column.field() instanceof ReferenceField<?> reference) {
                back = back.column(
                        column.name(), reference, Lookup.by(column.key().get()));
            } else {
                back = back.column(column.name(), column.field());
            }
        }
        return back;
    }

    Query<R> query() {
        return query;
    }

    List<Column> columns() {
        return columns;
    }

    /** The text as it goes into a cell of the column. */
    String cell(Field<?> field, String text) {
        return escaping && isFreeText(field) && isFormula(text) ? "'" + text : text;
    }

    private static boolean isFreeText(Field<?> field) {
        return !(field instanceof OrderedField<?> || field instanceof ReferenceField<?>);
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private Export<R> plus(Column column) {
        if (!column.field().recordType().equals(query.type().name())) {
            throw new IllegalArgumentException(column.field() + " is no field of a " + query.type());
        }
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return new Export<>(query, List.copyOf(more), escaping);
    }
}
