package dev.clientela.conversion;

import dev.clientela.record.ElementType;
import dev.clientela.record.RecordRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value came from: one field of one record that a conversion wrote.
 *
 * @param sources the lead's fields that it was taken from, by name; none when the conversion itself decided
 * @param before in plain form; null for none
 * @param after in plain form; null for none
 */
public record FieldLineage(
        RecordRef record,
        String field,
        List<String> sources,
        @Nullable Object before,
        @Nullable Object after) {

    static final ElementType<FieldLineage> TYPE = new Type();

    public FieldLineage {
        sources = List.copyOf(sources);
    }

    private static final class Type implements ElementType<FieldLineage> {

        @Override
        public String kind() {
            return "field lineage";
        }

        @Override
        public Class<FieldLineage> type() {
            return FieldLineage.class;
        }

        @Override
        public Object toPlain(FieldLineage element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("record", element.record().toString());
            plain.put("field", element.field());
            plain.put("sources", element.sources());
            if (element.before() != null) {
                plain.put("before", element.before());
            }
            if (element.after() != null) {
                plain.put("after", element.after());
            }
            return plain;
        }

        @Override
        public FieldLineage fromPlain(Object plain) {
            PlainElement map = PlainElement.of(plain);
            return new FieldLineage(
                    RecordRef.parse(map.text("record")),
                    map.text("field"),
                    map.texts("sources"),
                    map.get("before"),
                    map.get("after"));
        }

        /** None: nobody looks for a receipt by it. */
        @Override
        public String key(FieldLineage element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return sought;
        }
    }
}
