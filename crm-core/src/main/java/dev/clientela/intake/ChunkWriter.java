package dev.clientela.intake;

import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.error.CrmException;
import dev.clientela.error.StoreException;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.store.StoreErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the rows of one chunk within one transaction, through the facade of their concept. */
final class ChunkWriter<R extends CrmRecord<R>> {

    private final Import<R> mapping;
    private final Execution execution;
    private final RecordWriter<R> records;
    private final Purpose purpose;
    private final Map<Field<?>, KeyIndex<?>> targets = new HashMap<>();
    private final KeyIndex<R> existing;

    /** What the chunk is written for. */
    enum Purpose {
        /** To be kept. A refusal that may have left something behind gives up the chunk. */
        KEEP,
        /** To tell what would become of the rows; nothing is kept. */
        REHEARSE,
        /** To find what else is wrong with rows that are refused already; nothing is kept. */
        EXAMINE
    }

    ChunkWriter(Import<R> mapping, Commands bound, Execution execution, List<Draft> drafts, Purpose purpose) {
        this.mapping = mapping;
        this.execution = execution;
        this.records = RecordWriter.of(mapping.type(), bound);
        this.purpose = purpose;
        indexTargets(drafts);
        List<Values> sought = mapping.key().isEmpty()
                ? List.of()
                : drafts.stream()
                        .map(draft -> resolve(draft, new ArrayList<>()).orElse(draft.values()))
                        .toList();
        this.existing = KeyIndex.of(execution, mapping.type(), mapping.key(), sought);
    }

    private void indexTargets(List<Draft> drafts) {
        Map<Field<?>, List<Values>> sought = new HashMap<>();
        for (Draft draft : drafts) {
            for (Draft.Reference reference : draft.references()) {
                sought.computeIfAbsent(reference.target().key(), key -> new ArrayList<>())
                        .add(reference.key());
            }
        }
        sought.forEach((key, values) -> {
            RecordType<?> type = values.get(0).type();
            targets.put(key, KeyIndex.of(execution, type, List.of(key), values));
        });
    }

    /**
     * Writes a row.
     *
     * @param mayWait whether a row that refers to a record that may yet come is put off
     * @return empty when the row has to wait
     * @throws CrmException when the chunk cannot be kept
     */
    Optional<RowOutcome> write(Draft draft, boolean mayWait) {
        if (!draft.isReadable()) {
            return Optional.of(RowOutcome.rejected(draft.row(), draft.faults()));
        }
        List<RowFault> faults = new ArrayList<>(draft.faults());
        Optional<Values> resolved = resolve(draft, faults);
        if (resolved.isEmpty() && mayWait) {
            return Optional.empty();
        }
        Values values = resolved.orElse(draft.values());
        if (!mapping.key().isEmpty() && !existing.isComplete(values) && resolved.isPresent()) {
            mapping.key().stream()
                    .filter(field -> !values.has(field) && faults.stream().noneMatch(fault -> isAt(fault, field)))
                    .forEach(field -> faults.add(new RowFault(
                            mapping.columnOf(field.name()), Violation.of(field.name(), ImportErrors.KEY_MISSING))));
        }
        if (!faults.isEmpty() && purpose != Purpose.EXAMINE) {
            return Optional.of(RowOutcome.rejected(draft.row(), faults));
        }
        return Optional.of(act(draft, values, faults));
    }

    private RowOutcome act(Draft draft, Values values, List<RowFault> faults) {
        int before = execution.events().size();
        try {
            RowOutcome outcome = act(draft, values);
            return faults.isEmpty() ? outcome : RowOutcome.rejected(draft.row(), faults);
        } catch (CrmException e) {
            boolean spoilt = e.code().equals(StoreErrors.DUPLICATE_KEY)
                    || e.code().equals(StoreErrors.CONFLICT)
                    || execution.events().size() > before;
            if (e instanceof StoreException || (spoilt && purpose == Purpose.KEEP)) {
                throw e;
            }
            Refusals.of(e, mapping).stream()
                    .filter(fault -> faults.stream().noneMatch(known -> isSameField(known, fault)))
                    .toList()
                    .forEach(faults::add);
            return RowOutcome.rejected(draft.row(), faults);
        }
    }

    private RowOutcome act(Draft draft, Values values) {
        List<R> found = mapping.key().isEmpty() ? List.of() : existing.find(values);
        if (found.size() > 1) {
            Violation violation = new Violation(
                    "",
                    ImportErrors.AMBIGUOUS_MATCH,
                    Map.of("records", found.stream().map(CrmRecord::ref).toList()));
            return new RowOutcome(
                    draft.row(), RowOutcome.Kind.AMBIGUOUS, Optional.empty(), mapping.faults(List.of(violation)));
        }
        if (found.isEmpty()) {
            boolean never = mapping.has(Import.Option.UPDATES_ONLY)
                    || mapping.key().stream().anyMatch(field -> field.has(Trait.READ_ONLY));
            if (never) {
                return RowOutcome.rejected(
                        draft.row(), mapping.faults(List.of(Violation.of("", ImportErrors.NO_SUCH_RECORD))));
            }
            return written(draft, RowOutcome.Kind.CREATED, records.create(draft.writable(values)));
        }
        R record = found.get(0);
        Edit edit = draft.editOf(record, values);
        if (edit.applyTo(record).equals(record.values())) {
            return RowOutcome.of(draft.row(), RowOutcome.Kind.UNCHANGED, record.ref());
        }
        return written(draft, RowOutcome.Kind.UPDATED, records.edit(record, edit));
    }

    private RowOutcome written(Draft draft, RowOutcome.Kind kind, R record) {
        existing.put(record);
        targets.forEach((key, index) -> {
            if (key.recordType().equals(mapping.type().name())) {
                put(index, record);
            }
        });
        return RowOutcome.of(draft.row(), kind, record.ref());
    }

    @SuppressWarnings("unchecked") // the index is over records of the type of its key
    private static <T extends CrmRecord<T>> void put(KeyIndex<T> index, CrmRecord<?> record) {
        index.put((T) record);
    }

    /**
     * The row's values with the records that it refers to.
     *
     * @param faults to which references that lead nowhere, or to several records, are added
     * @return empty when a record is missing that may yet come
     */
    private Optional<Values> resolve(Draft draft, List<RowFault> faults) {
        Values.Builder values = draft.values().edit();
        boolean complete = true;
        for (Draft.Reference reference : draft.references()) {
            ReferenceField<?> field = reference.target().field();
            KeyIndex<?> index = java.util.Objects.requireNonNull(
                    targets.get(reference.target().key()));
            List<? extends CrmRecord<?>> found = index.find(reference.key());
            if (found.size() == 1) {
                set(values, field, found.get(0));
                continue;
            }
            complete &=
                    !found.isEmpty() || !field.target().equals(mapping.type().name());
            faults.add(new RowFault(
                    reference.column(),
                    Violation.of(
                            field.name(),
                            found.isEmpty() ? ImportErrors.REFERENCE_NOT_FOUND : ImportErrors.REFERENCE_AMBIGUOUS,
                            "value",
                            keyText(reference))));
        }
        return complete ? Optional.of(values.build()) : Optional.empty();
    }

    private static <I extends RecordId> void set(Values.Builder values, ReferenceField<I> field, CrmRecord<?> found) {
        values.set(field, field.idOf(found.id().value()));
    }

    private static String keyText(Draft.Reference reference) {
        return CellText.abbreviated(
                String.valueOf(reference.key().get(reference.target().key())));
    }

    private static boolean isAt(RowFault fault, Field<?> field) {
        return Import.fieldOf(fault.violation()).equals(field.name());
    }

    private static boolean isSameField(RowFault known, RowFault other) {
        String field = Import.fieldOf(other.violation());
        return !field.isEmpty() && field.equals(Import.fieldOf(known.violation()));
    }
}
