package dev.clientela.conversion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that an element of a receipt is read from. */
record PlainElement(Map<?, ?> map) {

    static PlainElement of(@Nullable Object plain) {
        if (plain instanceof Map<?, ?> map) {
            return new PlainElement(map);
        }
        throw new IllegalArgumentException("Expected an object, not " + plain);
    }

    @Nullable
    Object get(String name) {
        return map.get(name);
    }

    String text(String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("Expected a text as " + name);
    }

    boolean flag(String name) {
        if (map.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("Expected true or false as " + name);
    }

    long number(String name) {
        if (map.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("Expected a number as " + name);
    }

    List<String> texts(String name) {
        if (map.get(name) instanceof Collection<?> elements) {
            return elements.stream().map(Object::toString).toList();
        }
        throw new IllegalArgumentException("Expected a list as " + name);
    }
}
