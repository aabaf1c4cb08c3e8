package dev.clientela.signal;

import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.activity.ContactRule;
import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.signal.ResponseTarget.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how soon a lead was answered, from what was said. */
final class ResponseReading {

    private final Execution execution;
    private final ContactRule rule;

    ResponseReading(Execution execution) {
        this.execution = execution;
        this.rule = new ContactRule(execution.port(ActivityKinds.class));
    }

    Responses of(Lead lead) {
        ResponseTarget target = execution.port(ResponseTarget.class);
        Instant now = execution.now();
        Optional<Instant> responded = lead.find(LeadFields.FIRST_RESPONDED_AT);
        return new Responses(
                target.response(lead.createdAt(), responded, now),
                responded
                        .map(first -> target.rolling(first, messages(lead), now))
                        .orElse(List.of()));
    }

    /** Whoever may see the activities: how soon a lead was answered is the same for everybody who sees the lead. */
    private List<Message> messages(Lead lead) {
        Criterion said = ActivityFields.RELATED
                .has(lead.ref().toString())
                .and(rule.made().or(rule.received()));
        List<Message> messages = new ArrayList<>();
        execution
                .everything(Query.of(Activity.TYPE).where(said))
                .forEach(activity -> activity.completedAt()
                        .ifPresent(at -> messages.add(new Message(at, execution.holds(rule.made(), activity)))));
        return messages;
    }
}
