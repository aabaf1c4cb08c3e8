package dev.clientela.privacy;

import dev.clientela.account.Account;
import dev.clientela.account.AccountKeys;
import dev.clientela.command.Execution;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.privacy.Erasure.Erased;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries an erasure out within one unit of work. */
final class Eraser {

    private final Execution execution;
    private final Dossier dossier;
    private final ErasureRules rules;
    private final List<Erased> erased = new ArrayList<>();
    private final List<EventEnvelope> redacted = new ArrayList<>();

    /** Why, and as part of what, the person's own records were changed: the same words may stand elsewhere. */
    private final Set<String> said = new HashSet<>();

    private int events;

    Eraser(Execution execution, Dossier dossier) {
        this.execution = execution;
        this.dossier = dossier;
        this.rules = new ErasureRules(execution.kernel().fields(), execution.port(LegalHolds.class), dossier);
    }

    Erasure erase() {
        Map<RecordRef, CrmRecord<?>> all = new LinkedHashMap<>(dossier.own());
        all.putAll(dossier.related());
        List<RecordRef> wholly = all.values().stream()
                .filter(rules::isWhollyOfThePerson)
                .map(CrmRecord::ref)
                .toList();
        wholly.forEach(ref -> actsOn(ref).forEach(event -> {
            event.why().ifPresent(said::add);
            event.correlationId().ifPresent(said::add);
        }));
        all.values().forEach(this::erase);
        if (!redacted.isEmpty()) {
            execution.unit().events().redact(redacted);
        }
        int commands = execution.unit().commands().forget(wholly);
        List<RecordRef> own = List.copyOf(dossier.own().keySet());
        return new Erasure(dossier.person(), own, erased, rules.kept(), events, commands);
    }

    /** What happened to the record, but for what was done for privacy's sake. */
    private List<EventEnvelope> actsOn(RecordRef record) {
        return dossier.eventsOf(record).stream()
                .filter(event -> !PrivacyEvent.isType(event.type()))
                .toList();
    }

    private void erase(CrmRecord<?> record) {
        Redaction redaction = rules.of(record);
        List<EventEnvelope> before = actsOn(record.ref());
        Set<String> gone = rules.textsTaken(record, redaction);
        List<EventEnvelope> after =
                before.stream().map(event -> less(event, redaction, gone)).toList();
        List<Field<?>> taken = rules.taken(record, redaction);
        taken.forEach(field -> erased.add(new Erased(record.ref(), field.name())));
        if (taken.isEmpty() && after.equals(before)) {
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            events += after.get(i).equals(before.get(i)) ? 0 : 1;
        }
        redacted.addAll(after);
        if (dossier.gone().contains(record.ref())) {
            dossier.tell(execution, record.ref(), event(record, taken));
        } else {
            write(record.type(), record, redaction, taken);
        }
    }

    /** @param gone texts that the record loses, which its events may repeat */
    private EventEnvelope less(EventEnvelope event, Redaction redaction, Set<String> gone) {
        Identity identity = dossier.identity();
        return event.redacted(
                event.why()
                        .filter(why -> !said.contains(why))
                        .map(identity::scrubbed)
                        .orElse(null),
                event.correlationId()
                        .filter(id -> !said.contains(id))
                        .map(identity::scrubbed)
                        .orElse(null),
                identity.scrubbed(event.payload(), gone),
                event.changes().redacted(redaction::of));
    }

    private <R extends CrmRecord<R>> void write(
            RecordType<R> type, CrmRecord<?> record, Redaction redaction, List<Field<?>> taken) {
        R before = type.create(record.values());
        R after = settled(type.create(redaction.of(record.values())));
        if (!after.equals(before)) {
            execution.updateRedacted(before, type.create(redaction.of(record.values())), after, event(record, taken));
        } else {
            dossier.tell(execution, record.ref(), event(record, taken));
        }
    }

    private PrivacyEvent event(CrmRecord<?> record, List<Field<?>> taken) {
        List<String> fields = taken.stream().map(Field::name).toList();
        return dossier.own().containsKey(record.ref())
                ? new PrivacyEvent.PersonErased(List.copyOf(dossier.own().keySet()), fields)
                : new PrivacyEvent.PersonRemoved(fields);
    }

    /** With what follows from the other fields: the keys of a business, and something for a person to be called by. */
    @SuppressWarnings("unchecked") // the same type comes out
    private static <R extends CrmRecord<R>> R settled(R record) {
        if (record instanceof Account account) {
            return (R) AccountKeys.keyed(account);
        } else if (record instanceof Lead) {
            return named(record, LeadFields.LAST_NAME);
        } else if (record instanceof Contact) {
            return named(record, ContactFields.LAST_NAME);
        }
        return record;
    }

    private static <R extends CrmRecord<R>> R named(R record, TextField name) {
        Values values = record.values();
        return record.check().isEmpty() || values.has(name)
                ? record
                : record.type().create(values.with(name, Erasure.PLACEHOLDER));
    }
}
