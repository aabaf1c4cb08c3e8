package dev.clientela.conversion;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadId;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import dev.clientela.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns leads into accounts, contacts and opportunities: shows what would happen, does it, and takes it back.
 *
 * <p>A conversion is one transaction: all of it or nothing. Of several that convert one lead at once, one wins. As
 * thread-safe as the session it comes from.
 */
public final class Conversions {

    /** The right to convert leads; the lead must be editable, and each target too, or it may be created. */
    public static final Permission CONVERT = Permission.of("lead.convert");

    /** The right to undo conversions; what is restored must be editable, what was created deletable. */
    public static final Permission UNDO = Permission.of("conversion.undo");

    private final Commands commands;

    public Conversions(Commands commands) {
        this.commands = commands;
    }

    /**
     * What a conversion would do, found out by doing it and throwing it away.
     *
     * @throws CrmException whatever {@link #convert} would throw
     */
    public ConversionPlan plan(ConvertLead command) {
        commands.check(command);
        return commands.dryRun(rehearsed -> rehearsed.write(execution -> {
                    ConversionInput input = ConversionReading.read(execution, command);
                    ConversionPlan plan = planned(execution, input);
                    new ConversionWriter(execution, rehearsed, input, plan).write();
                    return plan;
                }))
                .result();
    }

    /**
     * Converts a lead.
     *
     * @throws dev.clientela.error.ValidationException with every fault of the command, or of the targets as they would be
     * @throws RefusedException when lead, targets or rules do not allow it: {@code lead.already_converted} with what it
     *     became, {@code lead.lost}, {@code lead.status_not_converted}, {@code conversion.not_eligible}, {@code
     *     conversion.ambiguous_match} and the others of {@link ConversionErrors}
     * @throws dev.clientela.error.DuplicateException {@code conversion.duplicate_blocked}, {@code
     *     conversion.duplicate_alert} with the candidates
     * @throws dev.clientela.error.AccessDeniedException when a right is missing, before anything is written
     * @throws ConflictException {@code store.conflict} when somebody else was faster
     */
    public ConversionReceipt convert(ConvertLead command) {
        commands.check(command);
        return commands.writeOnce(ConversionReceipt.TYPE, command, execution -> {
            ConversionInput input = ConversionReading.read(execution, command);
            return new ConversionWriter(execution, commands, input, planned(execution, input)).write();
        });
    }

    /**
     * Carries out a plan exactly as it was shown.
     *
     * @throws ConflictException {@code conversion.plan_outdated} when anything that it rests on has changed since
     */
    public ConversionReceipt apply(ConversionPlan plan) {
        return commands.writeOnce(ConversionReceipt.TYPE, plan, execution -> {
            ConversionInput input = ConversionReading.read(execution, plan.command());
            List<String> outdated = PlanComparison.differences(plan, planned(execution, input));
            if (!outdated.isEmpty()) {
                throw new ConflictException(
                        ConversionErrors.PLAN_OUTDATED,
                        Map.of("lead", plan.command().lead(), "changed", outdated));
            }
            return new ConversionWriter(execution, commands, input, plan).write();
        });
    }

    private static ConversionPlan planned(Execution execution, ConversionInput input) {
        return new ConversionPlanner(
                        execution.kernel().fields(), execution.kernel().vocabularies())
                .plan(input);
    }

    /**
     * Converts leads, each in a transaction of its own: one that fails keeps no other from being converted. With an
     * idempotency key, each place of the list has a key of its own, so that a batch sent again does what is left to do.
     *
     * @return one outcome for each command, in their order
     * @throws RefusedException {@code conversion.batch_inside_transaction} when called in a transaction that is open
     */
    public List<ConversionOutcome> convertAll(List<ConvertLead> batch) {
        if (commands.isOpen()) {
            throw new RefusedException(ConversionErrors.BATCH_INSIDE_TRANSACTION, Map.of());
        }
        List<ConversionOutcome> outcomes = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            outcomes.add(attempt(batch.get(i), i));
        }
        return List.copyOf(outcomes);
    }

    private ConversionOutcome attempt(ConvertLead command, int place) {
        Commands own = commands.idempotencyKey()
                .map(key -> commands.once(key + "/" + place))
                .orElse(commands);
        try {
            return new ConversionOutcome.Converted(command, new Conversions(own).convert(command));
        } catch (RuntimeException e) {
            return new ConversionOutcome.Failed(command, e);
        }
    }

    /**
     * Takes a conversion back: what it created is deleted, what it changed is as it was, the lead is as before.
     *
     * @throws RefusedException {@code conversion.undo_refused} with the list of changes when any of those records has
     *     changed since or is referred to by others, {@code conversion.already_undone}
     */
    public ConversionReceipt undo(ConversionId id) {
        return commands.writeOnce(ConversionReceipt.TYPE, List.of("undo", id), execution -> {
            ConversionReceipt receipt = execution.load(ConversionReceipt.TYPE, id.value());
            execution.require(UNDO, Lead.TYPE);
            return new ConversionUndo(execution, commands, receipt).undo();
        });
    }

    /** @throws NotFoundException {@code record.not_found} */
    public ConversionReceipt get(ConversionId id) {
        return commands.read(execution -> execution.load(ConversionReceipt.TYPE, id.value()));
    }

    /** The conversion that made the lead what it is; empty for one that is not converted. */
    public Optional<ConversionReceipt> of(LeadId lead) {
        return commands.read(execution -> execution
                .all(query().where(ConversionFields.RECORDS
                        .has(lead.ref().toString())
                        .and(ConversionFields.UNDONE_AT.isAbsent())))
                .stream()
                .findFirst());
    }

    public Query<ConversionReceipt> query() {
        return Query.of(ConversionReceipt.TYPE);
    }

    public Page<ConversionReceipt> list(Query<ConversionReceipt> query) {
        return commands.read(execution -> execution.query(query));
    }

    /**
     * Everything that happened to a person, company or deal, oldest first, also while it was a lead: the events of the
     * record, of the leads that became it, and of the activities about it, as far as the actor may see them.
     */
    public List<EventEnvelope> history(RecordId record) {
        return commands.read(execution -> new CustomerHistory(execution).of(record.ref()));
    }
}
