package dev.clientela.intake;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextFormat;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the columns of a source mean: which fields they fill, how their text is read, by which fields a row finds the
 * record that it speaks of, and how known faults are put right. Immutable; says nothing of where rows come from.
 *
 * <pre>{@code
 * Import.into(Lead.TYPE)
 *         .matching(LeadFields.EXTERNAL_ID)
 *         .format(TextFormat.ISO.dates("M/d/uuuu"))
 *         .column("mql_id", LeadFields.EXTERNAL_ID)
 *         .column("first_contact_date", LeadFields.FIRST_CONTACT_AT)
 *         .column("origin", LeadFields.SOURCE)
 *         .whenBlank("origin", "unknown")
 * }</pre>
 *
 * <p>An empty cell says nothing: the record keeps what it has, unless {@link #emptyClears}. A cell of a field that holds
 * several elements (tags, e-mail addresses) adds those that are not there yet; a JSON array in it is all there are to be.
 *
 * @param <R> the record that a row makes or changes
 */
public final class Import<R extends CrmRecord<R>> {

    /** How many rows share a transaction, unless said otherwise. */
    public static final int USUAL_CHUNK = 500;

    private final RecordType<R> type;
    private final List<Field<?>> key;
    private final TextFormat format;
    private final Map<String, ColumnRule> rules;
    private final Values constants;
    private final Set<Option> options;
    private final int chunk;

    /** What else an import does or leaves. */
    enum Option {
        EMPTY_CLEARS,
        UPDATES_ONLY
    }

    private Import(
            RecordType<R> type,
            List<Field<?>> key,
            TextFormat format,
            Map<String, ColumnRule> rules,
            Values constants,
            Set<Option> options,
            int chunk) {
        this.type = type;
        this.key = key;
        this.format = format;
        this.rules = rules;
        this.constants = constants;
        this.options = options;
        this.chunk = chunk;
    }

    /** Every row makes a new record, until {@link #matching} says otherwise; texts are read in the ISO format. */
    public static <R extends CrmRecord<R>> Import<R> into(RecordType<R> type) {
        return new Import<>(type, List.of(), TextFormat.ISO, Map.of(), type.noValues(), Set.of(), USUAL_CHUNK);
    }

    /**
     * A row speaks of the record that has the same values in all of these fields; where there is none, it makes one. So
     * the same rows can be imported again, after a crash too, and change nothing. Texts have to be exactly the same.
     * Matched by its id, a record is changed but never made.
     */
    public Import<R> matching(Field<?>... together) {
        List.of(together).forEach(this::requireOwn);
        return new Import<>(type, List.of(together), format, rules, constants, options, chunk);
    }

    /** How numbers, dates and money are written. What could be read in two ways is refused, row by row. */
    public Import<R> format(TextFormat declared) {
        return new Import<>(type, key, declared, rules, constants, options, chunk);
    }

    /** The column fills the field; one column may fill several, several columns one that holds several elements. */
    public Import<R> column(String column, Field<?> field) {
        return filling(column, new Target.Parsed<>(field));
    }

    /** The column fills the field by a reading of the host's own. */
    public <T> Import<R> column(String column, Field<T> field, Function<String, T> reading) {
        return filling(column, new Target.Converted<>(field, reading));
    }

    /**
     * The column names another record by a key. Where that record is of the type imported and comes further down the
     * file, the row waits for it.
     */
    public <I extends RecordId> Import<R> column(String column, ReferenceField<I> field, Lookup lookup) {
        if (!lookup.key().recordType().equals(field.target())) {
            throw new IllegalArgumentException(lookup.key() + " is no field of a " + field.target());
        }
        return filling(column, new Target.ByKey<>(field, lookup.key()));
    }

    /** The same value in every record. */
    public <T> Import<R> constant(Field<T> field, T value) {
        return new Import<>(type, key, format, rules, constants.with(field, value), options, chunk);
    }

    /** Reads certain texts of a column as others: a known fault put right, and reported as a {@link Settlement}. */
    public Import<R> translating(String column, Map<String, String> translations) {
        return rule(column, rule -> rule.translating(translations));
    }

    /** Reads an empty cell of the column as this text, and reports it as a {@link Settlement}. */
    public Import<R> whenBlank(String column, String text) {
        return rule(column, rule -> rule.whenBlank(text));
    }

    /** Leaves columns out on purpose; those not spoken of at all are reported. */
    public Import<R> ignoring(String... columns) {
        Import<R> next = this;
        for (String column : columns) {
            next = next.rule(column, UnaryOperator.identity());
        }
        return next;
    }

    /** An empty cell clears the field. */
    public Import<R> emptyClears() {
        return with(Option.EMPTY_CLEARS);
    }

    /** A row whose record is not there is refused. */
    public Import<R> updatesOnly() {
        return with(Option.UPDATES_ONLY);
    }

    /**
     * How many rows share a transaction. A row that is refused does not take the others of its chunk along.
     *
     * @param rows from 1 to 10,000
     */
    public Import<R> inChunksOf(int rows) {
        if (rows < 1 || rows > 10_000) {
            throw new IllegalArgumentException("A chunk has 1 to 10,000 rows: " + rows);
        }
        return new Import<>(type, key, format, rules, constants, options, rows);
    }

    RecordType<R> type() {
        return type;
    }

    List<Field<?>> key() {
        return key;
    }

    TextFormat format() {
        return format;
    }

    Map<String, ColumnRule> rules() {
        return rules;
    }

    Values constants() {
        return constants;
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    int chunk() {
        return chunk;
    }

    /** The column that fills the field; empty when none does. */
    String columnOf(String fieldName) {
        for (ColumnRule rule : rules.values()) {
            for (Target target : rule.targets()) {
                if (target.field().name().equals(fieldName)) {
                    return rule.column();
                }
            }
        }
        return "";
    }

    /** @throws ValidationException with everything that keeps this import from running on these columns */
    void check(List<String> columns) {
        Violations violations = new Violations();
        Set<String> present = new HashSet<>();
        for (String column : columns) {
            violations.require(present.add(column), column, ImportErrors.COLUMN_REPEATED);
        }
        rules.keySet()
                .forEach(column -> violations.require(present.contains(column), column, ImportErrors.COLUMN_MISSING));
        Set<Field<?>> filled = new HashSet<>(constants.fields());
        for (ColumnRule rule : rules.values()) {
            for (Target target : rule.targets()) {
                Field<?> field = target.field();
                boolean once = filled.add(field) || field instanceof KeyedField<?>;
                violations.require(once, field.name(), ImportErrors.FIELD_REPEATED);
                boolean writable = !field.has(Trait.READ_ONLY) || key.contains(field);
                violations.require(writable, field.name(), RecordErrors.READ_ONLY);
            }
        }
        for (Field<?> field : key) {
            violations.require(filled.contains(field), field.name(), ImportErrors.KEY_UNMAPPED);
        }
        violations.throwIfAny();
    }

    private Import<R> filling(String column, Target target) {
        requireOwn(target.field());
        return rule(column, rule -> rule.filling(target));
    }

    private Import<R> rule(String column, UnaryOperator<ColumnRule> change) {
        Map<String, ColumnRule> next = new LinkedHashMap<>(rules);
        next.put(column, change.apply(rules.getOrDefault(column, ColumnRule.of(column))));
        return new Import<>(type, key, format, next, constants, options, chunk);
    }

    private Import<R> with(Option option) {
        Set<Option> more = new HashSet<>(options);
        more.add(option);
        return new Import<>(type, key, format, rules, constants, Set.copyOf(more), chunk);
    }

    private void requireOwn(Field<?> field) {
        if (!field.recordType().equals(type.name())) {
            throw new IllegalArgumentException(field + " is no field of a " + type);
        }
    }

    /** The faults of a refusal, each with the column that it comes from. */
    List<RowFault> faults(List<Violation> violations) {
        List<RowFault> faults = new ArrayList<>(violations.size());
        for (Violation violation : violations) {
            faults.add(new RowFault(columnOf(fieldOf(violation)), violation));
        }
        return faults;
    }

    /** The name of the field that a violation's path begins with. */
    static String fieldOf(Violation violation) {
        return violation.path().split("[.\\[]", 2)[0];
    }
}
