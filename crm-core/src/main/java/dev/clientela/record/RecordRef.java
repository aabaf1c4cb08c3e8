package dev.clientela.record;

import java.util.UUID;

/** A pointer to a record of any type, as {@code lead/018f…}: what an activity relates to, what an event is about. */
public record RecordRef(String recordType, UUID id) implements Comparable<RecordRef> {

    public static RecordRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("A reference reads type/id, not " + text);
        }
        return new RecordRef(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
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
}
