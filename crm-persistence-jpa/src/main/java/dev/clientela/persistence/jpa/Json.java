package dev.clientela.persistence.jpa;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Plain values as JSON text: one text for each value, so that texts can be compared; numbers without loss. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static String write(Object plain) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            write(json, plain);
        }
        return text.toString();
    }

    /** What is plain is of few types; the mapper would look up how each is written, value by value. */
    private static void write(JsonGenerator json, @Nullable Object plain) {
        if (plain == null) {
            json.writeNull();
        } else if (plain instanceof String text) {
            json.writeString(text);
        } else if (plain instanceof Long number) {
            json.writeNumber(number);
        } else if (plain instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(element -> write(json, element));
            json.writeEndArray();
        } else if (plain instanceof Map<?, ?> map) {
            json.writeStartObject();
            new TreeMap<>(map).forEach((name, value) -> {
                json.writeName((String) name);
                write(json, value);
            });
            json.writeEndObject();
        } else {
            json.writePOJO(plain);
        }
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
