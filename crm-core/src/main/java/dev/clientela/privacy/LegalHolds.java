package dev.clientela.privacy;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import java.util.Optional;

/**
 * What the law, a contract or a dispute makes the host keep of a person who is to be erased: the address on an invoice, a
 * record that is evidence. Asked for each value that would go. Thread-safe.
 */
@FunctionalInterface
public interface LegalHolds {

    /** Nothing has to be kept. */
    LegalHolds NONE = (record, field) -> Optional.empty();

    /**
     * Why the field of this record keeps its values, those of the past included; empty when it need not.
     *
     * @param record as it stands, or stood last before it was deleted
     */
    Optional<String> reasonToKeep(CrmRecord<?> record, Field<?> field);
}
