package dev.clientela.lead;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.event.CrmEvent;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import dev.clientela.security.Permission;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads, from capture to qualification or loss; {@code session.conversions()} turns them into accounts.
 *
 * <p>What is common to all records (find, list, count, report, edit, tag, delete, look back) stands in {@link Records}.
 */
public final class Leads extends Records<Lead, LeadId> {

    /** The right to correct a converted lead, which is read-only otherwise. Nobody has it unless the host grants it. */
    public static final Permission CORRECT_CONVERTED = Permission.exceptional("lead.correct_converted");

    public Leads(Commands commands) {
        super(Lead.TYPE, commands);
    }

    /**
     * Takes a lead in: every lead has a status and an owner from the beginning.
     *
     * @throws ValidationException with every fault; {@code lead.nobody} when nothing says who it is
     */
    public Lead capture(CaptureLead command) {
        return create(command.values());
    }

    /** Gives the lead to another owner. */
    public Lead assign(LeadId id, Owner owner) {
        return act(
                id,
                "assign",
                owner,
                (execution, before) -> execution.update(
                        before,
                        before.assignTo(owner, execution.now()),
                        new LeadEvent.Assigned(before.owner(), owner),
                        LeadRulings.ofActedOn(execution, before)));
    }

    /**
     * Asks {@link LeadAssignment} anew whose the lead is; it may say that the lead stays where it is. Nothing else that is
     * done to a lead asks it again.
     *
     * @throws RefusedException {@code lead.already_converted}
     */
    public Lead route(LeadId id) {
        return act(id, "route", "", (execution, before) -> {
            before.requireNotConverted();
            execution.requireEdit(before);
            return new LeadRulings(execution).routed(before);
        });
    }

    /**
     * Moves the lead to another status; a lost one needs a reason, see {@link #lose}.
     *
     * @throws RefusedException {@code lead.invalid_transition}, {@code lead.status_by_conversion_only},
     *     {@code lead.already_converted}
     */
    public Lead changeStatus(LeadId id, String status) {
        return act(
                id,
                "changeStatus",
                status,
                (execution, before) -> move(execution, before, status(execution, status), null));
    }

    /** Finds the lead worth selling to. */
    public Lead qualify(LeadId id) {
        return moveToDefault(id, Kind.QUALIFIED, null);
    }

    /**
     * Gives the lead up.
     *
     * @param reason a term of the vocabulary {@code lead_lost_reason}
     */
    public Lead lose(LeadId id, String reason) {
        return moveToDefault(id, Kind.LOST, reason);
    }

    /** Works on a lost lead again. */
    public Lead reopen(LeadId id) {
        return moveToDefault(id, Kind.OPEN, null);
    }

    private Lead moveToDefault(LeadId id, Kind kind, @Nullable String reason) {
        return act(
                id,
                "moveTo",
                kind + ":" + reason,
                (execution, before) -> move(
                        execution, before, execution.port(LeadStatuses.class).defaultOf(kind), reason));
    }

    private static Lead move(Execution execution, Lead before, LeadStatus to, @Nullable String reason) {
        LeadStatus from = statusOf(execution, before);
        return execution.update(
                before,
                before.changeStatus(from, to, reason),
                eventOf(from, to, reason),
                LeadRulings.ofActedOn(execution, before));
    }

    private static LeadEvent eventOf(LeadStatus from, LeadStatus to, @Nullable String reason) {
        return switch (to.kind()) {
            case QUALIFIED -> new LeadEvent.Qualified();
            case LOST -> new LeadEvent.Lost(reason == null ? "" : reason);
            case OPEN ->
                from.kind() == Kind.LOST
                        ? new LeadEvent.Reopened()
                        : new LeadEvent.StatusChanged(from.code(), to.code());
            case CONVERTED -> throw new IllegalStateException("Only the conversion converts");
        };
    }

    private static LeadStatus status(Execution execution, String code) {
        return execution
                .port(LeadStatuses.class)
                .status(code)
                .orElseThrow(() -> ValidationException.of(LeadFields.STATUS.name(), LeadErrors.UNKNOWN_STATUS));
    }

    /** The status of a lead as it stands; a host may have taken it out of the catalogue since. */
    private static LeadStatus statusOf(Execution execution, Lead lead) {
        return execution
                .port(LeadStatuses.class)
                .status(lead.status())
                .orElseGet(() -> LeadStatus.forgotten(lead.status()));
    }

    @Override
    protected Lead creating(Execution execution, Values given) {
        return creating(execution, new LeadId(execution.newId()), given, new LeadEvent.Captured());
    }

    /** The lead that was accepted some time ago, as {@link PendingLeads} say. */
    static Lead capturing(Execution execution, PendingLead accepted) {
        return creating(
                execution,
                accepted.leadId(),
                accepted.command(execution.kernel().fields()).values(),
                new LeadEvent.Captured(Optional.of(accepted.createdAt())));
    }

    private static Lead creating(Execution execution, LeadId id, Values given, LeadEvent.Captured captured) {
        Values.Builder values = given.edit().set(LeadFields.ID, id).set(LeadFields.IS_CONVERTED, false);
        LeadStatuses statuses = execution.port(LeadStatuses.class);
        if (!given.has(LeadFields.STATUS)) {
            values.set(LeadFields.STATUS, statuses.defaultOf(Kind.OPEN).code());
        }
        Lead lead = new Lead(values.build());
        // A status that is none is left to the check of vocabularies, which tells of it together with everything else.
        Optional<LeadStatus> status = statuses.status(lead.status());
        status.ifPresent(LeadStatus::requireSetByHand);
        status.ifPresent(lead::requireReasonFits);
        LeadRulings rulings = new LeadRulings(execution);
        return rulings.keptWith(execution.insert(lead, captured, rulings.ofNew()));
    }

    /** A converted lead is corrected by those who may; a status changes as {@link #changeStatus} says. */
    @Override
    protected Lead editing(Execution execution, Lead before, Lead edited) {
        Lead after = edited.find(LeadFields.OWNER).isPresent() ? edited.assigned(before, execution.now()) : edited;
        Optional<LeadStatus> to = after.find(LeadFields.STATUS)
                .filter(code -> !code.equals(before.status()))
                .flatMap(execution.port(LeadStatuses.class)::status);
        if (before.isConverted()) {
            requireCorrection(execution, before);
            to.ifPresent(status -> before.requireNotConverted());
        } else if (to.isPresent()) {
            return moving(execution, before, after, to.get());
        } else {
            after.requireReasonFits(statusOf(execution, before));
        }
        return updated(execution, before, after, eventOf(before, after));
    }

    /** An edit that changes the status, perhaps among other fields. */
    private static Lead moving(Execution execution, Lead before, Lead after, LeadStatus to) {
        LeadStatus from = statusOf(execution, before);
        Optional<String> reason = after.find(LeadFields.LOST_REASON);
        if (!reason.equals(before.find(LeadFields.LOST_REASON))) {
            after.requireReasonFits(to);
        }
        Lead next = after.changeStatus(from, to, reason.orElse(null));
        return updated(execution, before, next, eventOf(from, to, reason.orElse(null)));
    }

    private static Lead updated(Execution execution, Lead before, Lead after, LeadEvent event) {
        LeadRulings rulings = new LeadRulings(execution);
        return rulings.keptWith(execution.update(before, after, event, rulings.ofEdited(before)));
    }

    private static void requireCorrection(Execution execution, Lead lead) {
        if (!execution.kernel().policy().permits(execution.access(Lead.TYPE), CORRECT_CONVERTED)) {
            throw new RefusedException(LeadErrors.CONVERTED_IS_READ_ONLY, Map.of("lead", lead.id()));
        }
    }

    /** The act that an edit within one status amounts to. */
    private static LeadEvent eventOf(Lead before, Lead after) {
        return after.find(LeadFields.OWNER)
                .filter(owner -> !owner.equals(before.owner()))
                .<LeadEvent>map(owner -> new LeadEvent.Assigned(before.owner(), owner))
                .orElseGet(LeadEvent.Edited::new);
    }

    @Override
    protected void deleting(Execution execution, Lead record) {
        record.requireNotConverted();
    }

    @Override
    protected CrmEvent edited() {
        return new LeadEvent.Edited();
    }

    @Override
    protected CrmEvent deleted() {
        return new LeadEvent.Deleted();
    }
}
