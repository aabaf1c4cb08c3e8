package dev.clientela.command;

import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import java.util.List;
import java.util.Optional;

/** A host's own demand on records, asked before each write after the fields' own constraints hold. Thread-safe. */
@FunctionalInterface
public interface ValidationRule {

    /**
     * Everything that is wrong with the record as it is about to be written.
     *
     * @param before its present state; empty when it is new
     */
    List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after);

    /**
     * The same for a rule that has to know what time it is, or to look at other records; what is asked. It reads through
     * the execution and writes nothing.
     */
    default List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after, Execution execution) {
        return check(before, after);
    }
}
