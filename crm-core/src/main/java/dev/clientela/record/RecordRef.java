package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A pointer to a record of any type, as {@code lead/018f…}: what an activity relates to, what an event is about. */
public record RecordRef(String recordType, UUID id) implements Comparable<RecordRef> {

    /** Lists of references, in which a record stands once; found by the text of the reference. */
    public static final ElementType<RecordRef> TYPE = new Type();

    public static RecordRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("A reference reads type/id, not " + text);
        }
        return new RecordRef(text.substring(0, slash), Uuids.parse(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(RecordRef other) {
        int byType = recordType.compareTo(other.recordType);
        return byType != 0 ? byType : Uuids.compare(id, other.id);
    }

    @Override
    public String toString() {
        return recordType + "/" + id;
    }

    private static final class Type implements ElementType<RecordRef> {

        @Override
        public String kind() {
            return "record";
        }

        @Override
        public Class<RecordRef> type() {
            return RecordRef.class;
        }

        @Override
        public Object toPlain(RecordRef element) {
            return element.toString();
        }

        @Override
        public RecordRef fromPlain(Object plain) {
            if (plain instanceof String text) {
                return parse(text.strip());
            }
            throw new IllegalArgumentException("A reference is text, not " + plain);
        }

        @Override
        public RecordRef parse(String text) {
            return RecordRef.parse(text);
        }

        @Override
        public String key(RecordRef element) {
            return element.toString();
        }

        @Override
        public String keyOf(String sought) {
            return sought.strip();
        }

        @Override
        public List<Violation> checkAll(List<RecordRef> elements) {
            List<Violation> found = new ArrayList<>(0);
            Set<RecordRef> seen = new HashSet<>();
            for (RecordRef element : elements) {
                if (!seen.add(element)) {
                    found.add(Violation.of("", RecordErrors.REPEATED, "value", element));
                }
            }
            return found;
        }
    }
}
