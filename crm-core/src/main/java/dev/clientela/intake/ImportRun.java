package dev.clientela.intake;

import dev.clientela.command.Commands;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.StoreException;
import dev.clientela.intake.ChunkWriter.Purpose;
import dev.clientela.record.CrmRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of an import over a source: chunk by chunk, each row to exactly one outcome. */
final class ImportRun<R extends CrmRecord<R>> {

    /** How many rows may wait for a record that comes further down; the memory they take is bounded by it. */
    static final int MOST_WAITING = 10_000;

    private static final Set<ErrorCode> EARLY =
            Set.of(ImportErrors.KEY_MISSING, ImportErrors.REFERENCE_NOT_FOUND, ImportErrors.REFERENCE_AMBIGUOUS);

    private final Import<R> mapping;
    private final RowSource source;
    private final Commands commands;
    private final ImportObserver observer;
    private final Purpose purpose;
    private final Tally tally = new Tally();
    private List<Draft> waiting = new ArrayList<>();
    private long read;

    ImportRun(Import<R> mapping, RowSource source, Commands commands, ImportObserver observer, Purpose purpose) {
        this.mapping = mapping;
        this.source = source;
        this.commands = commands;
        this.observer = observer;
        this.purpose = purpose;
    }

    ImportReport run() {
        List<String> columns = source.columns();
        mapping.check(columns);
        RowReader reader = new RowReader(mapping, commands.kernel().fields(), columns);
        List<Draft> chunk = new ArrayList<>();
        Optional<Row> row = next();
        while (row.isPresent()) {
            read++;
            chunk.add(reader.read(row.get()));
            if (chunk.size() == mapping.chunk()) {
                process(chunk, true);
                chunk = new ArrayList<>();
            }
            row = next();
        }
        process(chunk, true);
        processWaiting();
        return tally.report(
                mapping.type().name(),
                columns.stream()
                        .filter(column -> !mapping.rules().containsKey(column))
                        .toList());
    }

    private Optional<Row> next() {
        try {
            return source.next();
        } catch (UnreadableSourceException e) {
            tally.breakOff(e.violation());
            return Optional.empty();
        }
    }

    /** Goes over the rows that wait, in turn from either end, until no more of them find what they refer to. */
    private void processWaiting() {
        boolean progress = true;
        while (!waiting.isEmpty()) {
            List<Draft> round = waiting;
            Collections.reverse(round);
            waiting = new ArrayList<>();
            boolean mayWait = progress;
            for (int from = 0; from < round.size(); from += mapping.chunk()) {
                process(round.subList(from, Math.min(round.size(), from + mapping.chunk())), mayWait);
            }
            progress = waiting.size() < round.size();
        }
    }

    private void process(List<Draft> drafts, boolean mayWait) {
        if (drafts.isEmpty()) {
            return;
        }
        List<Optional<RowOutcome>> outcomes = written(drafts, mayWait);
        examine(drafts, outcomes);
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (outcomes.get(i).isEmpty()) {
                waiting.add(draft);
                continue;
            }
            RowOutcome outcome = outcomes.get(i).get();
            tally.count(draft, outcome);
            observer.row(outcome);
        }
        observer.progress(read);
    }

    /** All in one transaction; should that fail as a whole, each in its own. */
    private List<Optional<RowOutcome>> written(List<Draft> drafts, boolean mayWait) {
        boolean roomToWait = mayWait && waiting.size() + drafts.size() <= MOST_WAITING;
        try {
            return together(drafts, roomToWait);
        } catch (CrmException e) {
            if (e instanceof StoreException || commands.isOpen()) {
                throw e;
            }
            List<Optional<RowOutcome>> outcomes = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                outcomes.add(alone(draft, roomToWait));
            }
            return outcomes;
        }
    }

    private Optional<RowOutcome> alone(Draft draft, boolean mayWait) {
        try {
            return together(List.of(draft), mayWait).get(0);
        } catch (StoreException e) {
            throw e;
        } catch (CrmException e) {
            return Optional.of(RowOutcome.rejected(draft.row(), Refusals.of(e, mapping)));
        }
    }

    private List<Optional<RowOutcome>> together(List<Draft> drafts, boolean mayWait) {
        return commands.atomically(bound -> write(bound, drafts, mayWait, purpose));
    }

    private List<Optional<RowOutcome>> write(Commands bound, List<Draft> drafts, boolean mayWait, Purpose why) {
        return bound.write(execution -> {
            ChunkWriter<R> writer = new ChunkWriter<>(mapping, bound, execution, drafts, why);
            List<Optional<RowOutcome>> outcomes = new ArrayList<>(drafts.size());
            drafts.forEach(draft -> outcomes.add(writer.write(draft, mayWait)));
            return outcomes;
        });
    }

    /** Rows that were refused before they reached their concept are held against its rules too, to tell every fault. */
    private void examine(List<Draft> drafts, List<Optional<RowOutcome>> outcomes) {
        List<Integer> incomplete = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (outcomes.get(i)
                    .filter(outcome -> isRefusedEarly(draft, outcome))
                    .isPresent()) {
                incomplete.add(i);
            }
        }
        if (incomplete.isEmpty() || commands.isOpen()) {
            return;
        }
        List<Draft> faulty = incomplete.stream().map(drafts::get).toList();
        List<Optional<RowOutcome>> examined = commands.dryRun(bound -> write(bound, faulty, false, Purpose.EXAMINE))
                .result();
        for (int i = 0; i < incomplete.size(); i++) {
            Optional<RowOutcome> fuller = examined.get(i).filter(outcome -> !outcome.isAccepted());
            if (fuller.isPresent()) {
                outcomes.set(incomplete.get(i), fuller);
            }
        }
    }

    /** Whether the row could be read, but did not come as far as its concept. */
    private static boolean isRefusedEarly(Draft draft, RowOutcome outcome) {
        return draft.isReadable()
                && outcome.faults().stream()
                        .anyMatch(fault -> draft.faults().contains(fault)
                                || EARLY.contains(fault.violation().code()));
    }
}
