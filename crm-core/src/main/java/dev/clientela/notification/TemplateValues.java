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

    /** Instants and dates written out in the language, instants in the zone, which is named; numbers without exponent. */
    static Map<String, Object> readable(Map<?, ?> values, Locale locale, ZoneId zone) {
        DateTimeFormatter instants = instants(locale).withZone(zone);
        DateTimeFormatter dates = dates(locale);
        return each(values, value -> {
            if (value instanceof Instant instant) {
                return instants.format(instant) + " (" + zone.getId() + ")";
            }
            if (value instanceof LocalDate date) {
                return dates.format(date);
            }
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value;
        });
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
