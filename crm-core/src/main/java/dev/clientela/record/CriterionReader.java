package dev.clientela.record;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain form of a criterion, see {@link CriterionJson}. Goes on after a fault, so that all are found; what it
 * returns then is of no use and is never given out.
 */
final class CriterionReader {

    private static final Criterion FAULTY = Criterion.never();
    private static final String NODES = "all, any, not, field";

    private final FieldCatalog catalog;
    private final Violations faults = new Violations();

    private CriterionReader(FieldCatalog catalog) {
        this.catalog = catalog;
    }

    static Criterion read(Object plain, RecordType<?> type, FieldCatalog catalog) {
        CriterionReader reader = new CriterionReader(catalog);
        Criterion criterion = reader.criterion(plain, type, "", 1);
        reader.faults.throwIfAny();
        return criterion;
    }

    private Criterion criterion(@Nullable Object plain, RecordType<?> type, String path, int depth) {
        if (depth > CriterionJson.MAX_DEPTH) {
            throw CriterionJson.tooLarge("");
        }
        if (!(plain instanceof Map<?, ?> node) || !node.keySet().stream().allMatch(String.class::isInstance)) {
            return malformed(path, "object");
        }
        if (node.containsKey("all")) {
            requireOnly(node, path, "all");
            return new Criterion.All(criteria(node.get("all"), type, at(path, "all"), depth));
        }
        if (node.containsKey("any")) {
            requireOnly(node, path, "any");
            return new Criterion.Any(criteria(node.get("any"), type, at(path, "any"), depth));
        }
        if (node.containsKey("not")) {
            requireOnly(node, path, "not");
            return new Criterion.Not(criterion(node.get("not"), type, at(path, "not"), depth + 1));
        }
        return node.containsKey("field") ? condition(node, type, path, depth) : malformed(path, NODES);
    }

    private List<Criterion> criteria(@Nullable Object plain, RecordType<?> type, String path, int depth) {
        List<Criterion> parts = new ArrayList<>();
        int index = 0;
        for (Object part : list(plain, path)) {
            parts.add(criterion(part, type, path + "[" + index++ + "]", depth + 1));
        }
        return parts;
    }

    private Criterion condition(Map<?, ?> node, RecordType<?> type, String path, int depth) {
        Optional<Field<?>> field = Optional.empty();
        if (node.get("field") instanceof String name) {
            field = catalog.field(type.name(), name);
            if (field.isEmpty()) {
                fault(
                        at(path, "field"),
                        RecordErrors.UNKNOWN,
                        Map.of("field", MalformedValueException.abbreviated(name), "type", type.name()));
            }
        } else {
            malformed(at(path, "field"), "text");
        }
        if (!(node.get("op") instanceof String operator)) {
            return malformed(at(path, "op"), "text");
        }
        return field.isEmpty() ? FAULTY : condition(field.get(), operator, node, path, depth);
    }

    private <T> Criterion condition(Field<T> field, String operator, Map<?, ?> node, String path, int depth) {
        return switch (operator) {
            case "present" -> present(field, node, path);
            case "in" -> oneOf(field, node, path);
            case "less", "at_most", "more", "at_least" ->
                field instanceof OrderedField<T> ordered
                        ? compared(ordered, constant(Comparison.class, operator), node, path)
                        : unknownOperator(field, operator, path);
            case "equals", "starts_with", "ends_with", "contains" ->
                field instanceof TextField text
                        ? textMatch(text, constant(TextMatching.class, operator), node, path)
                        : unknownOperator(field, operator, path);
            case "during" ->
                field instanceof DateField || field instanceof InstantField
                        ? during((OrderedField<?>) field, node, path)
                        : unknownOperator(field, operator, path);
            case "has_any", "has_all" ->
                field instanceof KeyedField<T> keyed
                        ? hasKeys(keyed, operator.equals("has_all"), node, path)
                        : unknownOperator(field, operator, path);
            case "where" ->
                field instanceof ReferenceField<?> reference
                        ? related(reference, node, path, depth)
                        : unknownOperator(field, operator, path);
            default -> unknownOperator(field, operator, path);
        };
    }

    private Criterion unknownOperator(Field<?> field, String operator, String path) {
        Map<String, Object> parameters = Map.of(
                "operator", MalformedValueException.abbreviated(operator),
                "field", field.name(),
                "kind", field.kind());
        fault(at(path, "op"), RecordErrors.UNKNOWN_OPERATOR, parameters);
        return FAULTY;
    }

    private Criterion present(Field<?> field, Map<?, ?> node, String path) {
        requireOnly(node, path, "field", "op");
        return new Criterion.Present(field);
    }

    private <T> Criterion oneOf(Field<T> field, Map<?, ?> node, String path) {
        requireOnly(node, path, "field", "op", "values");
        return new Criterion.OneOf<>(field, values(field, node.get("values"), at(path, "values")));
    }

    private Criterion hasKeys(KeyedField<?> field, boolean all, Map<?, ?> node, String path) {
        requireOnly(node, path, "field", "op", "values");
        return field.hasKeys(texts(node.get("values"), at(path, "values")), all);
    }

    private <T> Criterion compared(OrderedField<T> field, Comparison comparison, Map<?, ?> node, String path) {
        requireOnly(node, path, "field", "op", "value");
        Optional<T> bound = value(field, node.get("value"), at(path, "value"));
        return bound.isEmpty() ? FAULTY : new Criterion.Compared<>(field, comparison, bound.get());
    }

    private Criterion textMatch(TextField field, TextMatching matching, Map<?, ?> node, String path) {
        requireOnly(node, path, "field", "op", "value", "exact");
        boolean exact = false;
        if (node.containsKey("exact")) {
            if (node.get("exact") instanceof Boolean given) {
                exact = given;
            } else {
                malformed(at(path, "exact"), "boolean");
            }
        }
        return node.get("value") instanceof String text
                ? new Criterion.TextMatch(field, matching, text, !exact)
                : malformed(at(path, "value"), "text");
    }

    private Criterion during(OrderedField<?> field, Map<?, ?> node, String path) {
        requireOnly(node, path, "field", "op", "unit", "from", "to");
        Optional<RelativePeriod.Unit> unit = Optional.empty();
        for (RelativePeriod.Unit each : RelativePeriod.Unit.values()) {
            if (CriterionWriter.wordOf(each).equals(node.get("unit"))) {
                unit = Optional.of(each);
            }
        }
        if (unit.isEmpty()) {
            malformed(at(path, "unit"), "day, week, month, quarter, year");
        }
        Optional<Integer> from = count(node.get("from"), at(path, "from"));
        Optional<Integer> to = count(node.get("to"), at(path, "to"));
        if (unit.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return FAULTY;
        }
        if (from.get() >= to.get()) {
            return malformed(at(path, "to"), "> " + from.get());
        }
        return new Criterion.During(field, new RelativePeriod(unit.get(), from.get(), to.get()));
    }

    private Criterion related(ReferenceField<?> field, Map<?, ?> node, String path, int depth) {
        requireOnly(node, path, "field", "op", "criterion");
        Optional<RecordType<?>> target = catalog.type(field.target());
        if (target.isEmpty()) {
            fault(at(path, "field"), RecordErrors.UNKNOWN_TYPE, Map.of("type", field.target()));
            return FAULTY;
        }
        Criterion criterion = criterion(node.get("criterion"), target.get(), at(path, "criterion"), depth + 1);
        return new Criterion.Related(field, criterion);
    }

    private <T> Set<T> values(Field<T> field, @Nullable Object plain, String path) {
        Set<T> values = new LinkedHashSet<>();
        int index = 0;
        for (Object element : list(plain, path)) {
            value(field, element, path + "[" + index++ + "]").ifPresent(values::add);
        }
        return values;
    }

    private <T> Optional<T> value(Field<T> field, @Nullable Object plain, String path) {
        if (plain == null) {
            malformed(path, field.kind());
            return Optional.empty();
        }
        try {
            return Optional.of(field.fromPlain(plain));
        } catch (MalformedValueException e) {
            faults.add(e.at(path));
            return Optional.empty();
        }
    }

    private List<String> texts(@Nullable Object plain, String path) {
        List<String> texts = new ArrayList<>();
        int index = 0;
        for (Object element : list(plain, path)) {
            if (element instanceof String text) {
                texts.add(text);
            } else {
                malformed(path + "[" + index + "]", "text");
            }
            index++;
        }
        return texts;
    }

    private Collection<?> list(@Nullable Object plain, String path) {
        if (plain instanceof Collection<?> elements) {
            return elements;
        }
        malformed(path, "list");
        return List.of();
    }

    private Optional<Integer> count(@Nullable Object plain, String path) {
        if (plain instanceof Long || plain instanceof Integer || plain instanceof BigDecimal) {
            BigDecimal number = new BigDecimal(plain.toString());
            BigDecimal furthest = BigDecimal.valueOf(RelativePeriod.FURTHEST);
            if (number.abs().compareTo(furthest) <= 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return Optional.of(number.intValue());
            }
        }
        malformed(path, "-" + RelativePeriod.FURTHEST + "…" + RelativePeriod.FURTHEST);
        return Optional.empty();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private void requireOnly(Map<?, ?> node, String path, String... keys) {
        Set<String> known = Set.of(keys);
        for (Object key : node.keySet()) {
            if (!known.contains(key)) {
                fault(path, RecordErrors.UNKNOWN_KEY, Map.of("key", MalformedValueException.abbreviated(key)));
            }
        }
    }

    private Criterion malformed(String path, String expected) {
        fault(path, RecordErrors.BAD_CRITERION, Map.of("expected", expected));
        return FAULTY;
    }

    private void fault(String path, ErrorCode code, Map<String, Object> parameters) {
        faults.add(new Violation(path, code, parameters));
    }

    private static String at(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
