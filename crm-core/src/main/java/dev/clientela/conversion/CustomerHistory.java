package dev.clientela.conversion;

import dev.clientela.account.AccountId;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.contact.ContactId;
import dev.clientela.error.NotFoundException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what happened to a customer before and after the lead became one. */
final class CustomerHistory {

    private final Execution execution;

    CustomerHistory(Execution execution) {
        this.execution = execution;
    }

    /** @throws NotFoundException {@code record.not_found} when there is no such record that the actor may see */
    List<EventEnvelope> of(RecordRef record) {
        requireVisible(record);
        Set<RecordRef> all = new LinkedHashSet<>(List.of(record));
        became(record)
                .ifPresent(criterion ->
                        execution.all(Query.of(Lead.TYPE).where(criterion)).forEach(lead -> all.add(lead.ref())));
        List<String> about = all.stream().map(RecordRef::toString).toList();
        execution
                .all(Query.of(Activity.TYPE).where(ActivityFields.RELATED.hasAnyOf(about)))
                .forEach(activity -> all.add(activity.ref()));
        List<EventEnvelope> events = new ArrayList<>(execution.unit().events().ofAll(all));
        events.sort(Comparator.comparing(EventEnvelope::time)
                .thenComparing(event -> event.id().toString()));
        return events;
    }

    private void requireVisible(RecordRef record) {
        RecordType<?> type =
                execution.kernel().fields().type(record.recordType()).orElseThrow();
        if (find(type, record).isEmpty()) {
            throw new NotFoundException(CommandErrors.NOT_FOUND, Map.of("record", record));
        }
    }

    private <R extends CrmRecord<R>> Optional<R> find(RecordType<R> type, RecordRef record) {
        return execution.find(type, record.id());
    }

    /** Which leads became the record. */
    private static Optional<Criterion> became(RecordRef record) {
        return switch (record.recordType()) {
            case "account" -> Optional.of(LeadFields.CONVERTED_ACCOUNT.is(new AccountId(record.id())));
            case "contact" -> Optional.of(LeadFields.CONVERTED_CONTACT.is(new ContactId(record.id())));
            case "opportunity" -> Optional.of(LeadFields.CONVERTED_OPPORTUNITY.is(new OpportunityId(record.id())));
            default -> Optional.empty();
        };
    }
}
