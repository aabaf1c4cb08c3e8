package dev.clientela.command;

import dev.clientela.record.CrmRecord;

/**
 * The port of concepts that keep how records stood: told of each state of a record that has ended, whoever ended it and
 * however, within the transaction and right after the write. Unlike {@link SaveRules} it is also told of what merely
 * follows from an act, and of erasures.
 */
@FunctionalInterface
public interface Chronicle {

    /** Keeps nothing. */
    Chronicle NONE = (before, execution) -> {};

    /** @param before the state that stood until now; what it became has been written, or the record deleted */
    void ended(CrmRecord<?> before, Execution execution);
}
