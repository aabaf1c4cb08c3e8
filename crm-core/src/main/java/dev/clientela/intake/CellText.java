package dev.clientela.intake;

import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.MalformedValueException;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextFormat;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * How values stand in the cells of a file.
 *
 * <table>
 * <caption>What export writes, and import reads back to the same value in {@link TextFormat#ISO}</caption>
 * <tr><th>kind</th><th>text</th></tr>
 * <tr><td>text, choice, owner and other codes</td><td>as it is</td></tr>
 * <tr><td>flag</td><td>{@code true}, {@code false}</td></tr>
 * <tr><td>integer, decimal</td><td>digits, a decimal point, no grouping</td></tr>
 * <tr><td>money, price</td><td>{@code EUR 1250.00}</td></tr>
 * <tr><td>date, instant</td><td>{@code 2017-03-01}, {@code 2017-03-01T00:00:00Z}</td></tr>
 * <tr><td>reference</td><td>the id; or a key, where the export names one</td></tr>
 * <tr><td>tags</td><td>{@code key account; navy}; an array when a tag has a separator in it</td></tr>
 * <tr><td>list</td><td>an array of JSON</td></tr>
 * </table>
 */
final class CellText {

    private static final String SEPARATORS = ";,|";

    private CellText() {}

    static <T> String write(Field<T> field, T value) {
        Object plain = field.toPlain(value);
        if (plain instanceof Collection<?> elements) {
            return elements.stream().allMatch(CellText::isWord)
                    ? String.join(
                            "; ", elements.stream().map(String.class::cast).toList())
                    : Json.write(elements);
        }
        if (plain instanceof Map<?, ?> amount) {
            return amount.get("currency") + " " + ((BigDecimal) require(amount.get("amount"))).toPlainString();
        }
        return plain instanceof BigDecimal decimal ? decimal.toPlainString() : plain.toString();
    }

    private static Object require(@org.jspecify.annotations.Nullable Object amount) {
        return java.util.Objects.requireNonNull(amount);
    }

    /** Whether an element can stand in a list of words and be told from an array. */
    private static boolean isWord(Object element) {
        return element instanceof String text
                && !text.isBlank()
                && text.indexOf('[') != 0
                && text.chars().noneMatch(c -> SEPARATORS.indexOf(c) >= 0);
    }

    static <T> T read(Field<T> field, String text, TextFormat format) {
        if (!isArray(field, text)) {
            return field.parse(text, format);
        }
        try {
            return field.fromPlain(Json.read(text));
        } catch (IllegalArgumentException e) {
            throw new MalformedValueException(
                    RecordErrors.MALFORMED, Map.of("kind", field.kind(), "value", abbreviated(text)), e);
        }
    }

    /** Whether the cell gives all the elements there are to be, instead of some to be among them. */
    static boolean isArray(Field<?> field, String text) {
        return field instanceof KeyedField<?> && text.startsWith("[");
    }

    static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
