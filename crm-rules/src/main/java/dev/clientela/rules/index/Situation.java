package dev.clientela.rules.index;

import dev.clientela.command.Execution;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordRef;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a decision is asked in, beside the record: when, and among which other records.
 *
 * @param lookup finds the records that references point to
 */
public record Situation(Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {

    /** Without other records: a criterion over one that is referred to does not hold. */
    public static Situation at(Moment moment) {
        return new Situation(moment, ref -> Optional.empty());
    }

    /** While a command runs: at its time, among the records that it sees in its unit of work. */
    public static Situation in(Execution execution) {
        return new Situation(execution.moment(), execution::lookup);
    }
}
