package dev.clientela.record;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** What text, numbers, booleans, lists and maps have in common as the plain form of anything. */
final class PlainForm {

    /** A total order of plain values: numbers by size, texts by code point, anything else by its canonical text. */
    static final Comparator<Object> ORDER = (a, b) -> {
        if (a instanceof String x && b instanceof String y) {
            return TextKey.ORDER.compare(x, y);
        }
        if (a instanceof Number && b instanceof Number) {
            int bySize = new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
            if (bySize != 0) {
                return bySize;
            }
        }
        return canonicalText(a).compareTo(canonicalText(b));
    };

    private PlainForm() {}

    /** One text for each plain value; different ones for different values, maps in whichever order they come. */
    static String canonicalText(Object plain) {
        StringBuilder text = new StringBuilder();
        append(text, plain);
        return text.toString();
    }

    private static void append(StringBuilder text, Object plain) {
        if (plain instanceof Map<?, ?> map) {
            text.append('{');
            map.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                    .forEach(entry -> {
                        append(text, entry.getKey());
                        append(text, entry.getValue());
                    });
            text.append('}');
        } else if (plain instanceof Collection<?> elements) {
            text.append('[');
            elements.forEach(element -> append(text, element));
            text.append(']');
        } else if (plain instanceof String string) {
            text.append('"').append(string.length()).append(':').append(string);
        } else {
            text.append(plain).append(';');
        }
    }
}
