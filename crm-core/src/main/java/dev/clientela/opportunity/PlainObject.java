package dev.clientela.opportunity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object being read as an element: wrong keys and kinds are refused. */
record PlainObject(Map<?, ?> map) {

    /** @throws IllegalArgumentException when it is no object, or has other keys than these */
    static PlainObject of(Object plain, Set<String> known) {
        if (!(plain instanceof Map<?, ?> map) || !known.containsAll(map.keySet())) {
            throw new IllegalArgumentException("Expected an object with " + known);
        }
        return new PlainObject(map);
    }

    String text(String name) {
        return find(name, String.class).orElseThrow(() -> wrong(name));
    }

    String optionalText(String name) {
        return find(name, String.class).orElse("");
    }

    boolean flag(String name) {
        return find(name, Boolean.class).orElse(false);
    }

    Optional<BigDecimal> decimal(String name) {
        Object value = map.get(name);
        return value instanceof Long || value instanceof Integer
                ? Optional.of(BigDecimal.valueOf(((Number) value).longValue()))
                : find(name, BigDecimal.class);
    }

    Optional<PlainObject> object(String name, Set<String> known) {
        return find(name, Map.class).map(inner -> of(inner, known));
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        Object value = map.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw wrong(name);
        }
        return Optional.of(type.cast(value));
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException("Missing or of another kind: " + name);
    }
}
