package dev.clientela.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a template is filled with: as an event keeps it, and as a person reads it. */
final class TemplateValues {

    private static final String INSTANT = "instant";
    private static final String DATE = "date";

    private TemplateValues() {}

    /** Instants and dates become {@code {"instant": "…"}} and {@code {"date": "…"}}, so that they can be told from text. */
    static Map<String, Object> toPlain(Map<?, ?> values) {
        return each(values, value -> {
            if (value instanceof Instant instant) {
                return Map.of(INSTANT, instant.toString());
            }
            return value instanceof LocalDate date ? Map.of(DATE, date.toString()) : value;
        });
    }

    static Map<String, Object> fromPlain(Map<?, ?> plain) {
        return each(plain, value -> {
            if (value instanceof Map<?, ?> map && map.size() == 1) {
                if (map.get(INSTANT) instanceof String text) {
                    return Instant.parse(text);
                }
                if (map.get(DATE) instanceof String text) {
                    return LocalDate.parse(text);
                }
            }
            return value;
        });
    }

    /**
     * Instants and dates written out in the language, instants in the zone, which is named; numbers without exponent. Each
     * number comes with what a language may have other words for: whether it is one, and whether it is none.
     */
    static Map<String, Object> readable(Map<?, ?> values, Locale locale, ZoneId zone) {
        DateTimeFormatter instants = instants(locale).withZone(zone);
        DateTimeFormatter dates = dates(locale);
        return each(counted(values), value -> {
            if (value instanceof Instant instant) {
                return instants.format(instant) + " (" + zone.getId() + ")";
            }
            if (value instanceof LocalDate date) {
                return dates.format(date);
            }
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value;
        });
    }

    private static Map<String, Object> counted(Map<?, ?> values) {
        Map<String, Object> counted = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Integer || value instanceof Long || value instanceof BigDecimal) {
                BigDecimal number = new BigDecimal(value.toString());
                counted.put(name + "_is_one", number.compareTo(BigDecimal.ONE) == 0);
                counted.put(name + "_is_zero", number.signum() == 0);
            }
        });
        // What was given under such a name goes first.
        values.forEach((name, value) -> counted.put(String.valueOf(name), countedIn(value)));
        return counted;
    }

    private static Object countedIn(Object value) {
        if (value instanceof Map<?, ?> map) {
            return counted(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(TemplateValues::countedIn).toList()
                : value;
    }

    private static DateTimeFormatter instants(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", locale);
            case "es" -> DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' uuuu, HH:mm", locale);
            default ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(locale);
        };
    }

    private static DateTimeFormatter dates(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", locale);
            case "es" -> DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' uuuu", locale);
            default -> DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        };
    }

    private static Map<String, Object> each(Map<?, ?> values, UnaryOperator<Object> change) {
        Map<String, Object> changed = new LinkedHashMap<>();
        values.forEach((name, value) -> changed.put(String.valueOf(name), one(value, change)));
        return changed;
    }

    private static Object one(Object value, UnaryOperator<Object> change) {
        Object changed = change.apply(value);
        if (changed != value) {
            return changed;
        }
        if (value instanceof Map<?, ?> map) {
            return each(map, change);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> one(element, change)).toList();
        }
        return value;
    }
}
