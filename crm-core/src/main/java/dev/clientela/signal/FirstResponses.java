package dev.clientela.signal;

import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ActivityObserver;
import dev.clientela.activity.ContactRule;
import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadEvent;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps with a lead when somebody was first in touch with the person: in the transaction of the activity, and once, so
 * that neither a later contact nor the deletion of that one changes it.
 */
public final class FirstResponses implements ActivityObserver {

    @Override
    public void written(Execution execution, Activity activity) {
        Optional<Instant> completed = activity.completedAt();
        List<UUID> leads = activity.related().stream()
                .filter(ref -> ref.recordType().equals(Lead.TYPE.name()))
                .map(RecordRef::id)
                .toList();
        if (completed.isEmpty() || leads.isEmpty() || !isContact(execution, activity)) {
            return;
        }
        for (Lead lead : execution.unit().records(Lead.TYPE).findAll(leads)) {
            if (!lead.isConverted() && lead.find(LeadFields.FIRST_RESPONDED_AT).isEmpty()) {
                // What was logged of a time before the lead was captured answered it at once.
                Instant time = completed.get().isBefore(lead.createdAt()) ? lead.createdAt() : completed.get();
                execution.updateAsConsequence(lead, lead.respondedAt(time), new LeadEvent.Responded());
            }
        }
    }

    private static boolean isContact(Execution execution, Activity activity) {
        return execution.holds(new ContactRule(execution.port(ActivityKinds.class)).made(), activity);
    }
}
