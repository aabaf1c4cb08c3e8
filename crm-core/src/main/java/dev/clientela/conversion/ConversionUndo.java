package dev.clientela.conversion;

import dev.clientela.account.Account;
import dev.clientela.account.Accounts;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityEvent;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.contact.Contact;
import dev.clientela.contact.Contacts;
import dev.clientela.conversion.ConvertedRecord.Role;
import dev.clientela.error.RefusedException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadEvent;
import dev.clientela.opportunity.Opportunities;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a conversion back within one unit of work: only while everything still is as the conversion left it. */
final class ConversionUndo {

    private final Execution execution;
    private final Commands commands;
    private final ConversionReceipt receipt;

    ConversionUndo(Execution execution, Commands commands, ConversionReceipt receipt) {
        this.execution = execution;
        this.commands = commands;
        this.receipt = receipt;
    }

    /** @throws RefusedException {@code conversion.already_undone}, {@code conversion.undo_refused} with what changed */
    ConversionReceipt undo() {
        ConversionReceipt undone = receipt.undo(execution.now());
        requireUntouched();
        Lead converted = present(Lead.TYPE, touched(Role.LEAD).findFirst().orElseThrow());
        execution.update(converted, earlier(converted), new LeadEvent.ConversionUndone());
        touched(Role.ACTIVITY).forEach(this::unrelate);
        // What refers to others goes first.
        touched(Role.OPPORTUNITY).forEach(record -> restore(new Opportunities(commands), record));
        touched(Role.CONTACT).forEach(record -> restore(new Contacts(commands), record));
        touched(Role.ACCOUNT).forEach(record -> restore(new Accounts(commands), record));
        return execution.updateAsConsequence(receipt, undone, new ConversionEvent.Undone(receipt.lead()));
    }

    private Stream<ConvertedRecord> touched(Role role) {
        return receipt.of(role);
    }

    /** A record that has changed since the conversion, by the version that it left and the present one; 0 for gone. */
    private void requireUntouched() {
        Map<RecordRef, CrmRecord<?>> present = new HashMap<>();
        for (Role role : Role.values()) {
            stored(role).forEach(record -> present.put(record.ref(), record));
        }
        List<Map<String, Object>> changes = new ArrayList<>();
        for (ConvertedRecord touched : receipt.records()) {
            long found = Optional.ofNullable(present.get(touched.record()))
                    .map(CrmRecord::version)
                    .orElse(0L);
            boolean wasWritten = touched.isCreated() || touched.isChanged();
            if (wasWritten && found != touched.versionAfter()) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("record", touched.record());
                change.put("expected", touched.versionAfter());
                change.put("found", found);
                changes.add(change);
            }
        }
        refuseIfAny(changes);
    }

    private void refuseIfAny(List<Map<String, Object>> changes) {
        if (!changes.isEmpty()) {
            throw new RefusedException(
                    ConversionErrors.UNDO_REFUSED, Map.of("conversion", receipt.id(), "changes", changes));
        }
    }

    private List<? extends CrmRecord<?>> stored(Role role) {
        return switch (role) {
            case LEAD -> stored(Lead.TYPE, role);
            case ACCOUNT -> stored(Account.TYPE, role);
            case CONTACT -> stored(Contact.TYPE, role);
            case OPPORTUNITY -> stored(Opportunity.TYPE, role);
            case ACTIVITY -> stored(Activity.TYPE, role);
        };
    }

    private <R extends CrmRecord<R>> List<R> stored(RecordType<R> type, Role role) {
        List<UUID> ids = touched(role).map(touched -> touched.record().id()).toList();
        return ids.isEmpty() ? List.of() : execution.unit().records(type).findAll(ids);
    }

    /** Also what the actor may not see, for it is put back where it was. */
    private <R extends CrmRecord<R>> Optional<R> stored(RecordType<R> type, ConvertedRecord touched) {
        return execution.unit().records(type).find(touched.record().id());
    }

    private <R extends CrmRecord<R>> R present(RecordType<R> type, ConvertedRecord touched) {
        return execution.load(type, touched.record().id());
    }

    private <R extends CrmRecord<R>, I extends RecordId> void restore(Records<R, I> concept, ConvertedRecord touched) {
        if (touched.isChanged()) {
            R present = present(concept.type(), touched);
            concept.changeIn(execution, present, earlier(present));
        } else if (touched.isCreated()) {
            R present = present(concept.type(), touched);
            requireUnreferenced(present.ref(), execution.referring(present));
            concept.deleteIn(execution, present);
        }
    }

    private void requireUnreferenced(RecordRef record, List<String> referring) {
        List<Map<String, Object>> changes = new ArrayList<>();
        referring.forEach(field -> changes.add(Map.of("record", record, "referred_to_by", field)));
        refuseIfAny(changes);
    }

    private void unrelate(ConvertedRecord touched) {
        if (touched.isChanged()) {
            Activity present = stored(Activity.TYPE, touched).orElseThrow();
            Activity earlier = earlier(present);
            List<RecordRef> gone = new ArrayList<>(present.related());
            gone.removeAll(earlier.related());
            execution.updateAsConsequence(present, earlier, new ActivityEvent.Unrelated(gone));
        }
    }

    /** The record as it was, as far as the conversion wrote it. */
    private <R extends CrmRecord<R>> R earlier(R present) {
        Values.Builder values = present.values().edit();
        for (FieldLineage line : receipt.lineage()) {
            if (line.record().equals(present.ref())) {
                Field<?> field = execution
                        .kernel()
                        .fields()
                        .field(present.type().name(), line.field())
                        .orElseThrow(() -> new RefusedException(
                                ConversionErrors.UNDO_REFUSED,
                                Map.of("conversion", receipt.id(), "changes", List.of(line))));
                put(values, field, line.before());
            }
        }
        return present.type().create(values.build());
    }

    private static <T> void put(Values.Builder values, Field<T> field, @Nullable Object plain) {
        values.set(field, plain == null ? null : field.fromPlain(plain));
    }
}
