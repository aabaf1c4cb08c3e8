package dev.clientela.address;

import java.util.Map;
import java.util.Set;

/** A JSON object being read as a value: wrong keys and kinds are refused. */
record Plain(Map<?, ?> map) {

    static Plain of(Object plain, Set<String> known) {
        if (!(plain instanceof Map<?, ?> map) || !known.containsAll(map.keySet())) {
            throw new IllegalArgumentException("Expected an object with " + known);
        }
        return new Plain(map);
    }

    String text(String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("Expected a text as " + name);
    }

    String optionalText(String name) {
        return map.containsKey(name) ? text(name) : "";
    }

    boolean flag(String name) {
        Object flag = map.get(name);
        if (flag == null) {
            return false;
        }
        if (flag instanceof Boolean yes) {
            return yes;
        }
        throw new IllegalArgumentException("Expected true or false as " + name);
    }
}
