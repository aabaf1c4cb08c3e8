package dev.clientela.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes an export as JSON. */
final class JsonDocument {

    /** The shape of the document; grows when it changes. */
    private static final int SCHEMA = 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonDocument() {}

    static void write(PersonExport export, Appendable target) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), new Passing(target))) {
            json.writeStartObject();
            json.writeNumberProperty("schema", SCHEMA);
            json.writeStringProperty("person", export.person().toString());
            json.writeStringProperty("exported_at", export.at().toString());
            json.writeBooleanProperty("complete", export.isComplete());
            json.writeNumberProperty("withheld", export.withheld());
            array(json, "records", export.records());
            array(json, "events", export.events());
            json.writeEndObject();
        }
    }

    private static void array(JsonGenerator json, String name, List<Map<String, Object>> objects) {
        json.writeName(name);
        write(json, objects);
    }

    private static void write(JsonGenerator json, Object plain) {
        if (plain instanceof Collection<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> write(json, element));
            json.writeEndArray();
        } else if (plain instanceof Map<?, ?> members) {
            json.writeStartObject();
            members.forEach((name, value) -> {
                json.writeName(name.toString());
                write(json, value);
            });
            json.writeEndObject();
        } else if (plain instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (plain instanceof Number number) {
            json.writeNumber(new BigDecimal(number.toString()));
        } else {
            json.writeString(plain.toString());
        }
    }

    /** Passes on to whoever takes characters; what that is stays open. */
    private static final class Passing extends Writer {

        private final Appendable target;

        Passing(Appendable target) {
            this.target = target;
        }

        @Override
        public void write(char[] characters, int from, int length) {
            try {
                target.append(new String(characters, from, length));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void flush() {
            // Whoever opened the target flushes it.
        }

        @Override
        public void close() {
            // Whoever opened the target closes it.
        }
    }
}
