package dev.clientela.command;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.event.Changes;
import dev.clientela.event.CrmEvent;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.EventSubscriber;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.SystemFields;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The save of a record, step by step in the order that {@link SaveRules} tells. Who may save is asked before. */
final class Saving {

    private final Execution execution;
    private final Transaction transaction;
    private final RecordCheck check;
    private final Cascades bounds;

    Saving(Execution execution, Transaction transaction) {
        this.execution = execution;
        this.transaction = transaction;
        this.check = new RecordCheck(execution);
        this.bounds = execution.kernel().port(Cascades.class);
    }

    RecordCheck check() {
        return check;
    }

    /** A new record, version 1, made by the actor now. */
    <R extends CrmRecord<R>> R stampedNew(RecordType<R> type, Values values) {
        SystemFields system = type.system();
        return type.create(values.edit()
                .set(system.version(), 1L)
                .set(system.createdAt(), execution.now())
                .set(system.createdBy(), execution.actor().stamp())
                .set(system.modifiedAt(), execution.now())
                .set(system.modifiedBy(), execution.actor().stamp())
                .build());
    }

    /** The next state of a record, one version on, changed by the actor now. */
    <R extends CrmRecord<R>> R stampedNext(R before, Values values) {
        RecordType<R> type = before.type();
        SystemFields system = type.system();
        return type.create(values.edit()
                .set(system.version(), before.version() + 1)
                .set(system.modifiedAt(), execution.now())
                .set(system.modifiedBy(), execution.actor().stamp())
                .build());
    }

    <R extends CrmRecord<R>> R insert(R draft, CrmEvent event, Completion<R> completion, boolean asking) {
        RecordType<R> type = draft.type();
        List<SaveRules> rules = asking ? rules(type) : List.of();
        R record = settled(
                Optional.empty(), stampedNew(type, draft.values()), completion, rules, v -> stampedNew(type, v));
        transaction.countSave(record.ref(), bounds);
        execution.unit().records(type).insert(record);
        EventEnvelope told = append(record.ref(), record.version(), Changes.creating(record.values()), event);
        after(Optional.empty(), record, told, rules);
        return record;
    }

    <R extends CrmRecord<R>> R update(R before, R next, CrmEvent event, Completion<R> completion) {
        List<SaveRules> rules = rules(before.type());
        R record = settled(Optional.of(before), next, completion, rules, v -> stampedNext(before, v));
        if (unstamped(record, before).equals(before.values())) {
            return before; // the rules have taken back what was to be changed
        }
        transaction.countSave(record.ref(), bounds);
        EventEnvelope told = replace(before, record, Changes.between(before.values(), record.values()), event);
        after(Optional.of(before), record, told, rules);
        return record;
    }

    private static <R extends CrmRecord<R>> Values unstamped(R record, R before) {
        SystemFields system = before.type().system();
        return record.values()
                .edit()
                .copy(system.version(), before.values())
                .copy(system.modifiedAt(), before.values())
                .copy(system.modifiedBy(), before.values())
                .build();
    }

    /** Writes the next state as it is, and tells of it. */
    <R extends CrmRecord<R>> EventEnvelope replace(R before, R next, Changes changes, CrmEvent event) {
        execution.unit().records(before.type()).update(next, before.version());
        execution.port(Chronicle.class).ended(before, execution);
        return append(next.ref(), next.version(), changes, event);
    }

    <R extends CrmRecord<R>> void delete(R record, CrmEvent event) {
        check.deleting(record);
        transaction.countSave(record.ref(), bounds);
        execution.unit().records(record.type()).delete(record, record.version());
        tellDeleted(record, event);
    }

    /** Many of one type, of which there is one at least. */
    <R extends CrmRecord<R>> void deleteAll(Collection<R> records, CrmEvent event) {
        check.deletingAll(records);
        records.forEach(record -> transaction.countSave(record.ref(), bounds));
        RecordType<R> type = records.iterator().next().type();
        execution.unit().records(type).deleteAll(records);
        records.forEach(record -> tellDeleted(record, event));
    }

    private <R extends CrmRecord<R>> void tellDeleted(R record, CrmEvent event) {
        execution.port(Chronicle.class).ended(record, execution);
        EventEnvelope told = append(record.ref(), record.version() + 1, Changes.deleting(record.values()), event);
        for (SaveRules each : rules(record.type())) {
            transaction.asking(record.ref(), bounds, () -> {
                each.deleted(record, told, execution);
                return true;
            });
        }
    }

    private List<SaveRules> rules(RecordType<?> type) {
        List<SaveRules> all = execution.kernel().saveRules();
        return all.isEmpty()
                ? all
                : all.stream().filter(rules -> rules.concern(type)).toList();
    }

    /** The draft with what rules and concept make of it, each time held to what it has to keep to. */
    private <R extends CrmRecord<R>> R settled(
            Optional<CrmRecord<?>> before,
            R draft,
            Completion<R> completion,
            List<SaveRules> rules,
            Function<Values, R> stamping) {
        check.draft(before, draft, completion.fields());
        R ruled = draft;
        for (SaveRules each : rules) {
            R current = ruled;
            Values values = transaction.asking(draft.ref(), bounds, () -> each.before(before, current, execution));
            ruled = stamping.apply(kept(current.values(), values));
            requireFree(current.values(), ruled.values());
        }
        if (!ruled.equals(draft)) {
            check.changed(before, draft, ruled, completion.fields());
        }
        R complete = completion.work().apply(ruled);
        if (!complete.equals(ruled) || !completion.fields().isEmpty()) {
            complete = stamping.apply(complete.values());
            check.changed(before, ruled, complete, Set.of());
        }
        check.byHost(before, complete);
        return complete;
    }

    /** What rules return, with the id and the making that the record has. */
    private static Values kept(Values draft, Values returned) {
        SystemFields system = draft.type().system();
        return returned.edit()
                .copy(system.id(), draft)
                .copy(system.createdAt(), draft)
                .copy(system.createdBy(), draft)
                .build();
    }

    /** @throws ValidationException for each field that rules before a save may not change */
    private static void requireFree(Values draft, Values ruled) {
        List<Violation> found = new ArrayList<>();
        for (Field<?> field : draft.differences(ruled)) {
            if (field.has(Trait.READ_ONLY)) {
                found.add(Violation.of(field.name(), RecordErrors.READ_ONLY));
            } else if (field.has(Trait.GOVERNED)) {
                found.add(Violation.of(field.name(), RecordErrors.GOVERNED));
            }
        }
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }

    private void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, List<SaveRules> rules) {
        for (SaveRules each : rules) {
            transaction.asking(saved.ref(), bounds, () -> {
                each.after(before, saved, event, execution);
                return true;
            });
        }
    }

    EventEnvelope append(RecordRef record, long version, Changes changes, CrmEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                execution.newId(),
                event.type(),
                event.schema(),
                execution.actor().tenant(),
                record,
                version,
                execution.now(),
                execution.actor().stamp(),
                execution.actor().reason(),
                execution.actor().correlation(),
                event.payload(),
                changes);
        List<String> wanting = new ArrayList<>();
        for (EventSubscriber subscriber : execution.kernel().subscribers()) {
            if (subscriber.wants(event.type())) {
                wanting.add(subscriber.name());
            }
        }
        execution.unit().events().append(envelope, wanting);
        transaction.wrote();
        transaction.told(envelope);
        return envelope;
    }
}
