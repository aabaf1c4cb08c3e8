package dev.clientela.intake;

import dev.clientela.record.RecordRef;
import java.util.List;
import java.util.Optional;

/**
 * What became of one row.
 *
 * @param record the record that was made, changed, or found to say the same already; in a rehearsal, the one that would
 *     have been
 * @param faults everything that is wrong with it, when it was not taken
 */
public record RowOutcome(Row row, Kind kind, Optional<RecordRef> record, List<RowFault> faults) {

    /** How a row ends. */
    public enum Kind {
        /** It made a new record. */
        CREATED,
        /** It changed a record. */
        UPDATED,
        /** The record said the same already; nothing was written. */
        UNCHANGED,
        /** It was refused, and left nothing behind. */
        REJECTED,
        /** Several records have its key; none was touched. */
        AMBIGUOUS
    }

    public RowOutcome {
        faults = List.copyOf(faults);
    }

    static RowOutcome of(Row row, Kind kind, RecordRef record) {
        return new RowOutcome(row, kind, Optional.of(record), List.of());
    }

    static RowOutcome rejected(Row row, List<RowFault> faults) {
        return new RowOutcome(row, Kind.REJECTED, Optional.empty(), faults);
    }

    public boolean isAccepted() {
        return kind != Kind.REJECTED && kind != Kind.AMBIGUOUS;
    }
}
