package dev.clientela.persistence.jpa;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Plain values as JSON text: one text for each value, so that texts can be compared; numbers without loss. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static String write(Object plain) {
        StringBuilder text = new StringBuilder();
        write(text, plain);
        return text.toString();
    }

    /**
     * Appends a value. What is plain is of few types, of which the mapper would look up how each is written, value by
     * value; its generator costs several times as much as the texts themselves.
     */
    static void write(StringBuilder text, @Nullable Object plain) {
        if (plain instanceof String string) {
            write(text, string);
        } else if (plain == null || plain instanceof Long || plain instanceof Integer || plain instanceof Boolean) {
            text.append(plain);
        } else if (plain instanceof List<?> list) {
            write(text, list);
        } else if (plain instanceof Map<?, ?> map) {
            write(text, map);
        } else {
            text.append(MAPPER.writeValueAsString(plain));
        }
    }

    private static void write(StringBuilder text, String string) {
        text.append('"');
        if (isBare(string)) {
            text.append(string);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(string, text);
        }
        text.append('"');
    }

    /** Whether nothing in it has to be escaped. */
    private static boolean isBare(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void write(StringBuilder text, List<?> list) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write(text, list.get(i));
        }
        text.append(']');
    }

    /** In the order of the names, whatever order the map has. */
    private static void write(StringBuilder text, Map<?, ?> map) {
        String[] names = map.keySet().toArray(new String[0]);
        Arrays.sort(names);
        text.append('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            write(text, names[i]);
            text.append(':');
            write(text, map.get(names[i]));
        }
        text.append('}');
    }

    static Object read(String json) {
        Object read = plain(MAPPER.readValue(json, Object.class));
        if (read == null) {
            throw new IllegalStateException("No value: " + json);
        }
        return read;
    }

    private static @Nullable Object plain(@Nullable Object read) {
        if (read instanceof BigInteger large) {
            return new BigDecimal(large);
        } else if (read instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        } else if (read instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((name, value) -> entries.put((String) name, plain(value)));
            return entries;
        }
        return read;
    }
}
