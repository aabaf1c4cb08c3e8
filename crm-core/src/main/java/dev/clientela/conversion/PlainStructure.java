package dev.clientela.conversion;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a JSON structure apart. What is not as expected becomes a fault at its path, and something harmless instead. */
final class PlainStructure {

    private final Violations faults = new Violations();

    Violations faults() {
        return faults;
    }

    void malformed(String path, String expected) {
        faults.add(Violation.of(path, ConversionErrors.MALFORMED_RULES, "expected", expected));
    }

    /** @param known the keys that it may have */
    Map<?, ?> object(@Nullable Object plain, String path, Set<String> known) {
        if (!(plain instanceof Map<?, ?> map)) {
            malformed(path, "object");
            return Map.of();
        }
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || !known.contains(name)) {
                malformed(path.isEmpty() ? String.valueOf(key) : path + "." + key, "no such key");
            }
        }
        return map;
    }

    List<?> list(@Nullable Object plain, String path) {
        if (plain instanceof Collection<?> elements) {
            return elements.stream().toList();
        }
        malformed(path, "list");
        return List.of();
    }

    String text(@Nullable Object plain, String path) {
        if (plain instanceof String text && !text.isBlank()) {
            return text;
        }
        malformed(path, "text");
        return "";
    }

    boolean flag(@Nullable Object plain, String path) {
        if (plain instanceof Boolean flag) {
            return flag;
        }
        malformed(path, "true or false");
        return false;
    }

    /** A whole number that is not negative, and small. */
    int number(@Nullable Object plain, String path) {
        if ((plain instanceof Long || plain instanceof Integer) && plain instanceof Number number) {
            long value = number.longValue();
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                return (int) value;
            }
        }
        malformed(path, "whole number");
        return 1;
    }

    /** A constant of an enum, in lower case. */
    <E extends Enum<E>> E word(@Nullable Object plain, Class<E> type, String path) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(plain)) {
                return constant;
            }
        }
        malformed(path, "one of " + List.of(constants).toString().toLowerCase(Locale.ROOT));
        return constants[0];
    }
}
