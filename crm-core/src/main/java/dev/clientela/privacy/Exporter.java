package dev.clientela.privacy;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivitySeries;
import dev.clientela.command.Execution;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.FieldChange;
import dev.clientela.opportunity.ContactRole;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.ListField;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts together what a person is told of themselves. */
final class Exporter {

    /** What is told of a record that is of others too, beside what is personal: enough to know it by. */
    private static final Set<Field<?>> KNOWN_BY = Set.of(
            AccountFields.NAME,
            AccountFields.KIND,
            OpportunityFields.NAME,
            OpportunityFields.ACCOUNT,
            OpportunityFields.STAGE,
            OpportunityFields.CONTACT_ROLES);

    private final Execution execution;
    private final Dossier dossier;
    private final ErasureRules rules;
    private final List<Map<String, Object>> records = new ArrayList<>();
    private final List<EventEnvelope> events = new ArrayList<>();
    private int withheld;

    Exporter(Execution execution, Dossier dossier) {
        this.execution = execution;
        this.dossier = dossier;
        this.rules = new ErasureRules(execution.kernel().fields(), LegalHolds.NONE, dossier);
    }

    PersonExport export() {
        dossier.own().values().forEach(this::add);
        dossier.related().values().forEach(this::add);
        events.sort(Comparator.comparing(EventEnvelope::time)
                .thenComparing(event -> event.record().toString())
                .thenComparing(EventEnvelope::version));
        List<Map<String, Object>> told = events.stream().map(Exporter::plain).toList();
        return new PersonExport(dossier.person(), execution.now(), records, told, withheld);
    }

    private void add(CrmRecord<?> record) {
        if (!execution.isVisible(record.type(), record)) {
            withheld++;
            return;
        }
        boolean wholly = rules.isWhollyOfThePerson(record);
        boolean concerns = wholly || isActivity(record) || isDealOrBusiness(record);
        if (!concerns) {
            return;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("record", record.ref().toString());
        entry.put("own", dossier.own().containsKey(record.ref()));
        if (dossier.gone().contains(record.ref())) {
            entry.put("deleted", true);
        }
        entry.put("fields", wholly ? fields(record.values()) : fields(concerning(record)));
        records.add(entry);
        if (wholly) {
            events.addAll(dossier.eventsOf(record.ref()));
        }
    }

    private static boolean isActivity(CrmRecord<?> record) {
        return record instanceof Activity || record instanceof ActivitySeries;
    }

    private static boolean isDealOrBusiness(CrmRecord<?> record) {
        return record instanceof Opportunity || record instanceof Account;
    }

    /** Without what is of others: their addresses, their roles, the figures of a deal. */
    private Values concerning(CrmRecord<?> record) {
        Values.Builder concerning = record.values().edit();
        for (Field<?> field : record.values().fields()) {
            boolean personal = isActivity(record)
                    || (field.isCustom() && field.has(Trait.PERSONAL))
                    || field.equals(record.type().system().id());
            if (!personal && !KNOWN_BY.contains(field)) {
                concerning.set(field, null);
            }
        }
        if (record instanceof Activity) {
            keep(concerning, record, ActivityFields.PARTICIPANTS, rules::isThePerson);
        } else if (record instanceof Opportunity) {
            keep(concerning, record, OpportunityFields.CONTACT_ROLES, this::isThePerson);
        }
        return concerning.build();
    }

    private static <E> void keep(
            Values.Builder concerning, CrmRecord<?> record, ListField<E> field, Predicate<? super E> wanted) {
        record.find(field)
                .ifPresent(elements ->
                        concerning.set(field, elements.stream().filter(wanted).toList()));
    }

    private boolean isThePerson(ContactRole role) {
        return dossier.own().containsKey(role.contact().ref());
    }

    private static Map<String, Object> fields(Values values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.fields().forEach(field -> put(fields, field.name(), field, values.get(field)));
        return fields;
    }

    @SuppressWarnings("unchecked") // a value of the field's own
    private static <T> void put(Map<String, Object> plain, String name, Field<T> field, @Nullable Object value) {
        if (value != null) {
            plain.put(name, field.toPlain((T) value));
        }
    }

    private static Map<String, Object> plain(EventEnvelope event) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", event.id().toString());
        plain.put("type", event.type());
        plain.put("record", event.record().toString());
        plain.put("version", event.version());
        plain.put("time", event.time().toString());
        plain.put("actor", event.actor());
        event.why().ifPresent(why -> plain.put("reason", why));
        event.correlationId().ifPresent(id -> plain.put("correlation", id));
        plain.put("payload", event.payload());
        plain.put(
                "changes", event.changes().list().stream().map(Exporter::plain).toList());
        return plain;
    }

    private static Map<String, Object> plain(FieldChange change) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("field", change.field().name());
        put(plain, "before", change.field(), change.before());
        put(plain, "after", change.field(), change.after());
        return plain;
    }
}
