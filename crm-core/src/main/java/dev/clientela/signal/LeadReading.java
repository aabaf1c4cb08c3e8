package dev.clientela.signal;

import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadStatus;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordRef;
import dev.clientela.security.Owner;
import dev.clientela.signal.Signal.Cause;
import dev.clientela.signal.SignalRule.Beginning;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells how leads stand, from their activities. */
final class LeadReading {

    private static final Set<Kind> DONE_WITH = EnumSet.of(Kind.LOST, Kind.CONVERTED);

    private final Execution execution;
    private final SignalRule rule;
    private final Criterion workedOn;
    private final Map<Owner, ZoneId> zones = new HashMap<>();

    LeadReading(Execution execution) {
        this.execution = execution;
        this.rule = new SignalRule(execution.port(SignalSettings.class));
        this.workedOn = workedOn(execution.port(LeadStatuses.class));
    }

    List<LeadSignal> of(Collection<Lead> leads) {
        if (leads.isEmpty()) {
            return List.of();
        }
        List<RecordRef> refs = leads.stream().map(Lead::ref).toList();
        Map<RecordRef, ActivityFacts> facts = new FactsReader(execution).read(refs);
        return leads.stream()
                .map(lead -> signal(lead, facts.getOrDefault(lead.ref(), ActivityFacts.NONE)))
                .toList();
    }

    private LeadSignal signal(Lead lead, ActivityFacts facts) {
        Instant now = execution.now();
        return new LeadSignal(
                lead.id(),
                lead.owner(),
                isWorkedOn(lead) ? Optional.of(rule.decide(beginning(lead), facts, now)) : Optional.empty(),
                NextStep.of(facts, now, zoneOf(lead.owner())),
                facts.lastActivityDate(),
                !facts.open().isEmpty(),
                facts.open().stream().anyMatch(step -> step.isOverdue(now)));
    }

    private static Beginning beginning(Lead lead) {
        return lead.find(LeadFields.ASSIGNED_AT)
                .map(at -> new Beginning(Cause.ASSIGNMENT, at))
                .orElseGet(() -> new Beginning(Cause.CREATION, lead.createdAt()));
    }

    boolean isWorkedOn(Lead lead) {
        return execution.holds(workedOn, lead);
    }

    /** Holds for leads that are neither converted nor lost. */
    Criterion workedOn() {
        return workedOn;
    }

    private static Criterion workedOn(LeadStatuses statuses) {
        List<String> doneWith = statuses.statuses().stream()
                .filter(status -> DONE_WITH.contains(status.kind()))
                .map(LeadStatus::code)
                .toList();
        return LeadFields.IS_CONVERTED
                .is(false)
                .and(LeadFields.STATUS.in(doneWith).not());
    }

    private ZoneId zoneOf(Owner owner) {
        return zones.computeIfAbsent(
                owner, any -> execution.kernel().zoneOf(execution.actor().tenant(), owner));
    }
}
