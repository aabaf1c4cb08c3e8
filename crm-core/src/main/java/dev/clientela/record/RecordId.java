package dev.clientela.record;

import java.util.UUID;

/**
 * The identity of a record of one type. Each concept has its own ({@code LeadId}, {@code AccountId}), so that one cannot
 * be passed for another. Ids are time-ordered UUIDs (version 7): records made later sort later.
 */
public interface RecordId {

    UUID value();

    /** The name of the record type that this id belongs to, such as {@code lead}. */
    String recordType();

    default RecordRef ref() {
        return new RecordRef(recordType(), value());
    }
}
