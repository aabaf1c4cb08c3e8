package dev.clientela.quote;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How offers are numbered: each kind in a series of its own, which begins at 1 each year. Formats hold <code>{year}</code>
 * and <code>{number}</code> or, with at least so many digits, <code>{number:5}</code>. Immutable.
 */
public final class QuoteNumbering {

    private static final Pattern NUMBER = Pattern.compile("\\{number(?::([1-9]))?}");
    private static final QuoteNumbering USUAL = new QuoteNumbering(
            Map.of(QuoteKind.QUOTE, "Q-{year}-{number:5}", QuoteKind.PROFORMA, "P-{year}-{number:5}"));

    private final Map<QuoteKind, String> formats;

    private QuoteNumbering(Map<QuoteKind, String> formats) {
        this.formats = Map.copyOf(formats);
        Set<String> all = new HashSet<>();
        for (QuoteKind kind : QuoteKind.values()) {
            String format = formats.getOrDefault(kind, "");
            Matcher number = NUMBER.matcher(format);
            boolean sound = number.find() && !number.find() && format.contains("{year}") && format.length() <= 40;
            if (!sound || !all.add(format)) {
                throw new IllegalArgumentException(
                        "A format has {year} and one {number}, at most 40 characters, and is no other kind's: "
                                + format);
            }
        }
    }

    /** {@code Q-2026-00042} for offers, {@code P-2026-00042} for proformas. */
    public static QuoteNumbering usual() {
        return USUAL;
    }

    /** @throws IllegalArgumentException when two numbers could come out the same */
    public QuoteNumbering format(QuoteKind kind, String format) {
        Map<QuoteKind, String> next = new EnumMap<>(formats);
        next.put(kind, format);
        return new QuoteNumbering(next);
    }

    String write(QuoteKind kind, int year, long number) {
        String format = formats.getOrDefault(kind, "").replace("{year}", Integer.toString(year));
        Matcher place = NUMBER.matcher(format);
        return place.replaceAll(found -> {
            int digits = found.group(1) == null ? 1 : Integer.parseInt(found.group(1));
            String text = Long.toString(number);
            return "0".repeat(Math.max(0, digits - text.length())) + text;
        });
    }
}
