package dev.clientela.privacy;

import dev.clientela.record.Field;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a record's values. It depends on the value of each field alone, so that the record as it stands, every
 * event of it, and every past state told from them still fit together.
 */
final class Redaction {

    private final Map<Field<?>, UnaryOperator<@Nullable Object>> byField = new HashMap<>();

    /** The field loses its value, whatever it is. */
    void clear(Field<?> field) {
        byField.put(field, value -> null);
    }

    /** The field keeps a placeholder of its text. */
    void replace(TextField field) {
        byField.put(field, value -> Erasure.PLACEHOLDER);
    }

    /** The text is written anew; cut where it gets too long for its field. */
    void rewrite(TextField field, UnaryOperator<String> rewriting) {
        then(field, value -> value instanceof String text ? cut(rewriting.apply(text), field.maxLength()) : value);
    }

    /** A list loses some of its elements; with the last one, its value. */
    void remove(Field<?> field, Predicate<Object> elements) {
        then(field, value -> value instanceof List<?> list ? without(list, elements) : value);
    }

    /** A list has other elements in the place of its own. */
    void replaceEach(Field<?> field, UnaryOperator<Object> replacement) {
        then(
                field,
                value -> value instanceof List<?> list
                        ? list.stream().map(replacement).toList()
                        : value);
    }

    /** The field loses this very value. */
    void clear(Field<?> field, Object gone) {
        then(field, value -> gone.equals(value) ? null : value);
    }

    private void then(Field<?> field, UnaryOperator<@Nullable Object> change) {
        UnaryOperator<@Nullable Object> earlier = byField.get(field);
        byField.put(
                field,
                earlier == null
                        ? change
                        : value -> {
                            Object left = earlier.apply(value);
                            return left == null ? null : change.apply(left);
                        });
    }

    private static @Nullable Object without(List<?> list, Predicate<Object> gone) {
        List<?> left = list.stream().filter(gone.negate()).toList();
        return left.isEmpty() ? null : left.size() == list.size() ? list : left;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** A legal hold lies on the field. */
    void keep(Field<?> field) {
        byField.remove(field);
    }

    boolean isEmpty() {
        return byField.isEmpty();
    }

    /** Whether the field would lose this value, or a part of it. */
    boolean touches(Field<?> field, @Nullable Object value) {
        UnaryOperator<@Nullable Object> change = byField.get(field);
        return value != null && change != null && !Objects.equals(change.apply(value), value);
    }

    Values of(Values values) {
        Values.Builder left = values.edit();
        values.fields().forEach(field -> set(left, values, field));
        return left.build();
    }

    @SuppressWarnings("unchecked") // a field gets what is left of its own value
    private <T> void set(Values.Builder left, Values values, Field<T> field) {
        UnaryOperator<@Nullable Object> change = byField.get(field);
        if (change != null) {
            left.set(field, (T) change.apply(values.get(field)));
        }
    }
}
