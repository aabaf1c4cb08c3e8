package dev.clientela.intake;

import dev.clientela.command.Commands;
import dev.clientela.error.StoreException;
import dev.clientela.error.ValidationException;
import dev.clientela.intake.ChunkWriter.Purpose;
import dev.clientela.record.CrmRecord;

/**
 * Takes records in from rows of text. Each row goes through the facade of its concept, so that rules, rights, events and
 * defaults are those of a record entered by hand, and ends in exactly one way, see {@link RowOutcome.Kind}.
 *
 * <p>Rows are written in chunks, a transaction each; a row that is refused takes no other along. What has been written
 * stays when a run ends early, and the same source can be run again: rows that are in already are
 * {@link RowOutcome.Kind#UNCHANGED}, provided that the import {@linkplain Import#matching matches} by a key. Memory does not
 * grow with the length of the source. In a session that is bound to a transaction, all rows share that one, and a
 * refusal by the store itself ends the run and the transaction with it.
 */
public final class Imports {

    private final Commands commands;

    public Imports(Commands commands) {
        this.commands = commands;
    }

    /**
     * Imports every row of the source.
     *
     * @throws ValidationException when import and source do not fit together, before anything is written:
     *     {@code import.column_missing}, {@code import.column_repeated}, {@code import.key_unmapped},
     *     {@code import.field_repeated}, {@code field.read_only}
     * @throws StoreException when the store fails; chunks that were done stay
     */
    public <R extends CrmRecord<R>> ImportReport run(Import<R> mapping, RowSource source) {
        return run(mapping, source, ImportObserver.NONE);
    }

    /** Imports every row of the source, and tells somebody how it goes. */
    public <R extends CrmRecord<R>> ImportReport run(Import<R> mapping, RowSource source, ImportObserver observer) {
        return new ImportRun<>(mapping, source, commands, observer, Purpose.KEEP).run();
    }

    /**
     * Tells what {@link #run} would do, through the code that does it, and leaves nothing behind. All rows share one
     * transaction that is thrown away, so memory grows with what they would have written.
     */
    public <R extends CrmRecord<R>> ImportReport rehearse(Import<R> mapping, RowSource source) {
        return rehearse(mapping, source, ImportObserver.NONE);
    }

    /** Tells what {@link #run} would do, row by row. */
    public <R extends CrmRecord<R>> ImportReport rehearse(
            Import<R> mapping, RowSource source, ImportObserver observer) {
        return commands.dryRun(bound -> new ImportRun<>(mapping, source, bound, observer, Purpose.REHEARSE).run())
                .result();
    }
}
