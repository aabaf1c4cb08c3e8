package dev.clientela.privacy;

import dev.clientela.event.CrmEvent;
import dev.clientela.record.RecordRef;
import java.util.List;
import java.util.Map;

/** What is done for a person's privacy. Nothing of it tells anything of the person but the ids of their records. */
public sealed interface PrivacyEvent extends CrmEvent {

    /**
     * The record does not tell any more whose it was; a host that has taken data over from its events forgets them too.
     *
     * @param records all of the person's own
     * @param fields that lost their value
     */
    record PersonErased(List<RecordRef> records, List<String> fields) implements PrivacyEvent {

        static final String TYPE = "person.erased";

        public PersonErased {
            records = List.copyOf(records);
            fields = List.copyOf(fields);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("records", records.stream().map(RecordRef::toString).toList(), "fields", fields);
        }
    }

    /** A record of something else, such as a call, does not tell of a person any more who has been erased. */
    record PersonRemoved(List<String> fields) implements PrivacyEvent {

        static final String TYPE = "person.removed";

        public PersonRemoved {
            fields = List.copyOf(fields);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("fields", fields);
        }
    }

    /** Everything that is known of the person was given out. */
    record PersonExported() implements PrivacyEvent {

        static final String TYPE = "person.exported";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Whether events of this type are of this kind: they are the proof of what was done, and stay as they are. */
    static boolean isType(String eventType) {
        return eventType.equals(PersonErased.TYPE)
                || eventType.equals(PersonRemoved.TYPE)
                || eventType.equals(PersonExported.TYPE);
    }
}
