package dev.clientela.command;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.Optional;

/**
 * What a host, or a module of rules, does at each save of a record, in the transaction of the command that saves.
 *
 * <p>The order of a save: what the fields and the record itself demand → <em>before</em>, and what they have changed is
 * held to the same again → what the concept fills in, such as score and owner of a new lead → the host's
 * {@link ValidationRule}s → the write, with its event → <em>after</em>. When the outermost save is through, so are all
 * that followed from it; then the transaction is committed, and only after that are subscribers told, so that mail and
 * calls to other systems belong into an {@link dev.clientela.event.EventSubscriber}. A lead cannot be without an owner, so
 * its assignment comes before its write and not after it as in other systems; it sees what the rules before the save made
 * of the draft, and nobody sees the lead without it. Looking for duplicates is the caller's, before the command.
 *
 * <p>Asked of every record that is made, edited or deleted by a command; not of what the library keeps for itself, such as
 * receipts of conversions and decisions, nor of what merely follows, as when an activity comes to be about what its lead
 * has become, nor of an erasure.
 *
 * <p>What a rule throws fails the command. A save that a rule makes has its rules asked in turn, within {@link Cascades}.
 * Several are asked in the order in which they were given to the builder. Thread-safe; what has to be remembered within
 * one transaction is kept by {@link Execution#memory}.
 */
public interface SaveRules {

    /** Whether records of this type concern it at all; asked often. */
    default boolean concern(RecordType<?> type) {
        return true;
    }

    /**
     * The state to be written in the place of the draft; the draft's own values to leave it as it is. The actor's rights
     * were asked of the draft, and are not of what becomes of it here. Id, version and audit stamp stay whatever is
     * returned.
     *
     * <p>Fields that are {@linkplain dev.clientela.record.Trait#READ_ONLY read-only} or
     * {@linkplain dev.clientela.record.Trait#GOVERNED governed by their concept} cannot be changed here: the command is
     * then refused with {@code field.read_only} or {@code field.governed}. Acts of the concept can, after the save.
     *
     * @param before the present state; empty when it is new
     * @param draft stamped as it would be written
     */
    default Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
        return draft.values();
    }

    /**
     * What follows from a save; it may write through the execution, or do acts of a concept.
     *
     * @param before the earlier state; empty when it is new
     * @param event what was told of it
     */
    default void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {}

    /** What follows from a deletion. */
    default void deleted(CrmRecord<?> last, EventEnvelope event, Execution execution) {}
}
