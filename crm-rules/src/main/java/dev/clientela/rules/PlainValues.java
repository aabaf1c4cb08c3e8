package dev.clientela.rules;

import dev.clientela.error.Violation;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.MalformedValueException;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a record under the names of their fields, in plain form. */
final class PlainValues {

    private PlainValues() {}

    /** The same number, in the one form in which it equals itself: without zeros behind the point, or an exponent. */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A frozen copy of a plain value, in the form in which it is read from JSON. */
    static Object canonical(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), canonical(value)));
            return Collections.unmodifiableMap(copy);
        }
        if (plain instanceof Collection<?> elements) {
            return elements.stream().<Object>map(PlainValues::canonical).toList();
        }
        if (plain instanceof Integer number) {
            return number.longValue();
        }
        if (plain instanceof BigDecimal number) {
            BigDecimal canonical = canonical(number);
            return canonical.scale() == 0 && canonical.precision() <= 18
                    ? (Object) canonical.longValueExact()
                    : canonical;
        }
        return plain;
    }

    static Map<String, Object> toPlain(Values values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.fields().forEach(field -> plain.put(field.name(), plainOf(values, field)));
        return plain;
    }

    static <T> Object plainOf(Values values, Field<T> field) {
        T value = java.util.Objects.requireNonNull(values.get(field));
        return field.toPlain(value);
    }

    /** @param faults to which each unknown name and wrong value is added, at its name */
    static Values fromPlain(Map<?, ?> plain, RecordType<?> type, FieldCatalog catalog, List<Violation> faults) {
        Values.Builder values = type.noValues().edit();
        plain.forEach((key, value) -> {
            String name = String.valueOf(key);
            Optional<Field<?>> field = catalog.field(type.name(), name);
            if (field.isEmpty()) {
                faults.add(new Violation(
                        "", RuleErrors.UNKNOWN_FIELD, Map.of("field", PlainReader.quoted(name), "type", type.name())));
            } else {
                faults.addAll(set(values, field.get(), value));
            }
        });
        return values.build();
    }

    private static <T> List<Violation> set(Values.Builder values, Field<T> field, Object plain) {
        try {
            T value = field.fromPlain(plain);
            List<Violation> faults = new ArrayList<>();
            for (Violation fault : field.check(value)) {
                faults.add(new Violation(field.name(), fault.code(), fault.parameters()));
            }
            if (faults.isEmpty()) {
                values.set(field, value);
            }
            return faults;
        } catch (MalformedValueException e) {
            return List.of(e.at(field.name()));
        }
    }
}
