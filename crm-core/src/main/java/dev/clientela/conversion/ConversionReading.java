package dev.clientela.conversion;

import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.ActivityKind.Nature;
import dev.clientela.activity.ActivityKinds;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.error.CrmException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadErrors;
import dev.clientela.lead.LeadStatus;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.opportunity.Stage;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionExplanation;
import dev.clientela.record.Query;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a conversion is decided on, and refuses early what may not be: nothing has been written by then. */
final class ConversionReading {

    private final Execution execution;
    private final ConvertLead command;
    private final Lead lead;
    private final ConversionTargets targets;

    private ConversionReading(Execution execution, ConvertLead command) {
        this.execution = execution;
        this.command = command;
        this.lead = execution.load(Lead.TYPE, command.lead().value());
        this.targets = new ConversionTargets(execution, command, lead);
    }

    /** @throws CrmException when the lead, a target, the owner or a right does not allow it */
    static ConversionInput read(Execution execution, ConvertLead command) {
        return new ConversionReading(execution, command).read();
    }

    private ConversionInput read() {
        execution.require(Conversions.CONVERT, Lead.TYPE);
        execution.requireEdit(lead);
        requireConvertible();
        String status = status();
        List<RuleVerdict> verdicts = new ArrayList<>();
        ConversionRule rule = decide(verdicts);
        Owner owner = owner(rule);
        announce(rule);
        ConversionTargets.Found found = targets.find(rule);
        List<Activity> activities = activities();
        return new ConversionInput(
                command,
                lead,
                rule,
                verdicts,
                status,
                owner,
                found.person(),
                found.account(),
                found.contact(),
                found.hasContact(),
                found.opportunity(),
                found.createOpportunity(),
                stage(rule),
                activities,
                tasks(activities, owner),
                unseen(activities),
                found.accountMatches(),
                found.contactMatches());
    }

    private void requireConvertible() {
        lead.requireNotConverted();
        Optional<LeadStatus> present = execution.port(LeadStatuses.class).status(lead.status());
        if (present.filter(status -> status.kind() == LeadStatus.Kind.LOST).isPresent()) {
            throw new RefusedException(LeadErrors.LOST, Map.of("lead", lead.id(), "status", lead.status()));
        }
    }

    private String status() {
        LeadStatuses statuses = execution.port(LeadStatuses.class);
        String code = command.statusCode()
                .orElseGet(() -> statuses.defaultOf(LeadStatus.Kind.CONVERTED).code());
        if (statuses.status(code)
                .filter(status -> status.kind() == LeadStatus.Kind.CONVERTED)
                .isEmpty()) {
            throw new RefusedException(LeadErrors.STATUS_NOT_CONVERTED, Map.of("lead", lead.id(), "status", code));
        }
        return code;
    }

    /** The first rule that holds; what was asked before it is told, too. */
    private ConversionRule decide(List<RuleVerdict> verdicts) {
        for (ConversionRule rule :
                execution.port(ConversionRulebook.class).rules().rules()) {
            CriterionExplanation why = execution.explain(rule.when(), lead);
            verdicts.add(new RuleVerdict(rule.id(), why.held(), why.toPlain()));
            if (why.held()) {
                return rule;
            }
        }
        throw new RefusedException(
                ConversionErrors.NOT_ELIGIBLE, Map.of("lead", lead.id(), "explanation", List.copyOf(verdicts)));
    }

    private Owner owner(ConversionRule rule) {
        Owner owner = command.ownerId().map(Owner::user).orElseGet(() -> switch (rule.owner()) {
            case LEAD_OWNER -> lead.owner();
            case CONVERTING_USER -> converting().orElse(lead.owner());
        });
        if (!owner.isUser()) {
            throw invalidOwner(Violation.of("owner", ConversionErrors.OWNER_IS_QUEUE, "owner", owner));
        }
        var directory = execution.kernel().directory();
        var tenant = execution.actor().tenant();
        if (directory.user(tenant, owner.id()).isEmpty()) {
            throw invalidOwner(Violation.of("owner", CommandErrors.UNKNOWN_OWNER, "owner", owner));
        }
        if (!directory.isActive(tenant, owner.id())) {
            throw invalidOwner(Violation.of("owner", CommandErrors.INACTIVE_OWNER, "owner", owner));
        }
        return owner;
    }

    private static ValidationException invalidOwner(Violation violation) {
        return new ValidationException(List.of(violation));
    }

    private Optional<Owner> converting() {
        return execution.actor().isSystem()
                ? Optional.empty()
                : Optional.of(Owner.user(execution.actor().userId()));
    }

    /** Most leads are converted into a new customer, and nobody has done anything about them: one question tells. */
    private void announce(ConversionRule rule) {
        List<Criterion> lookUps = new ArrayList<>(targets.lookUps(rule));
        lookUps.add(aboutLead());
        execution.unit().announce(lookUps);
    }

    private String stage(ConversionRule rule) {
        return rule.stageCode()
                .orElseGet(() -> execution
                        .port(StageCatalog.class)
                        .defaultOf(Stage.Kind.OPEN)
                        .code());
    }

    private Criterion aboutLead() {
        return ActivityFields.RELATED.has(lead.ref().toString());
    }

    /** All of them, also those that the actor may not see: none may be lost. */
    private List<Activity> activities() {
        return execution.everything(Query.of(Activity.TYPE).where(aboutLead())).list();
    }

    /** What whoever converts still has to do goes to whoever goes on with the customer. */
    private Set<Activity> tasks(List<Activity> activities, Owner owner) {
        Set<Activity> tasks = new LinkedHashSet<>();
        Optional<Owner> converting = converting().filter(user -> !user.equals(owner));
        for (Activity activity : activities) {
            boolean task = execution
                    .port(ActivityKinds.class)
                    .kind(activity.kind())
                    .filter(kind -> kind.nature() == Nature.TASK)
                    .isPresent();
            if (task && activity.isOpen() && converting.equals(Optional.of(activity.owner()))) {
                tasks.add(activity);
            }
        }
        return tasks;
    }

    private Set<Activity> unseen(List<Activity> activities) {
        Set<Activity> unseen = new HashSet<>(activities);
        unseen.removeIf(activity -> execution.isVisible(Activity.TYPE, activity));
        return unseen;
    }
}
