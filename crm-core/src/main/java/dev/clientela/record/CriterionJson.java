package dev.clientela.record;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A criterion as JSON has it: maps, lists, text, {@link Long}, {@link java.math.BigDecimal} and booleans, for any JSON
 * library to write and read.
 *
 * <pre>{@code
 * {"all": [criterion, …]}   {"any": [criterion, …]}   {"not": criterion}
 * {"field": "company", "op": "present"}
 * {"field": "status", "op": "in", "values": ["open", "working"]}
 * {"field": "amount", "op": "less" | "at_most" | "more" | "at_least", "value": {"currency": "EUR", "amount": 100}}
 * {"field": "company", "op": "equals" | "starts_with" | "ends_with" | "contains", "value": "x", "exact": true}
 * {"field": "close", "op": "during", "unit": "day" | "week" | "month" | "quarter" | "year", "from": 0, "to": 1}
 * {"field": "tags", "op": "has_any" | "has_all", "values": ["vip"]}
 * {"field": "account", "op": "where", "criterion": criterion}
 * }</pre>
 *
 * <p>Values are in their field's {@linkplain Field#toPlain plain form}. Text is compared by its key unless {@code exact}
 * is true. Equal criteria have equal forms, and what is read from a form is equal to what it was written of. Numbers
 * with decimals are to be read as {@code BigDecimal}; a {@code double} is refused, as it may not be the number written.
 */
public final class CriterionJson {

    /** The most criteria within each other. */
    public static final int MAX_DEPTH = 50;

    /** The most criteria, keys and values together. */
    public static final int MAX_NODES = 10_000;

    /** What maps and lists around and within the deepest criterion may add. */
    private static final int MAX_LEVELS = 2 * MAX_DEPTH + 10;

    private CriterionJson() {}

    /**
     * Writes a criterion.
     *
     * @throws ValidationException {@code criterion.too_large} when it could not be read again
     */
    public static Map<String, Object> toPlain(Criterion criterion) {
        Map<String, Object> plain = criterion.accept(new CriterionWriter());
        requireBounded(plain);
        return plain;
    }

    /**
     * Reads a criterion over a record type.
     *
     * @throws ValidationException with every fault, each at its path such as {@code all[2].not.field}: {@code
     *     criterion.malformed}, {@code criterion.unknown_key}, {@code criterion.unknown_operator}, {@code
     *     field.unknown}, what the field finds wrong with a value; or {@code criterion.too_large} alone
     */
    public static Criterion fromPlain(Object plain, RecordType<?> type, FieldCatalog catalog) {
        requireBounded(plain);
        return CriterionReader.read(plain, type, catalog);
    }

    /** Looks at the size before anything goes down into the structure, which may be made to exhaust the stack. */
    private static void requireBounded(Object plain) {
        record Level(Object plain, int depth) {}
        Deque<Level> open = new ArrayDeque<>();
        open.add(new Level(plain, 1));
        int nodes = 0;
        while (!open.isEmpty()) {
            Level level = open.remove();
            Collection<?> inner = level.plain() instanceof Map<?, ?> map
                    ? map.values()
                    : level.plain() instanceof Collection<?> elements ? elements : List.of();
            nodes += inner.size();
            if (nodes > MAX_NODES || level.depth() > MAX_LEVELS) {
                throw tooLarge("");
            }
            for (Object element : inner) {
                if (element != null) {
                    open.add(new Level(element, level.depth() + 1));
                }
            }
        }
    }

    static ValidationException tooLarge(String path) {
        return new ValidationException(List.of(new Violation(
                path, RecordErrors.CRITERION_TOO_LARGE, Map.of("max_depth", MAX_DEPTH, "max_nodes", MAX_NODES))));
    }
}
