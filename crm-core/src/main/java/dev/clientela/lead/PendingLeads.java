package dev.clientela.lead;

import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The queue before the door, for when there are more leads than can be captured at once: {@link #accept} keeps what was
 * said and does nothing else; {@code housekeeping().runDue(now)} captures it soon after, in the order of arrival, in the
 * name of who accepted it and by all rules, each lead in a transaction of its own. What cannot be captured stays, is
 * tried again later and given up in the end, to be {@linkplain #failed looked at} and {@linkplain #retry revived}. How much
 * may wait is bounded by {@link IntakeSettings}; who finds the queue full is told so.
 *
 * <p>As thread-safe as the session it comes from.
 */
public final class PendingLeads {

    private final Commands commands;

    public PendingLeads(Commands commands) {
        this.commands = commands;
    }

    /**
     * Keeps a lead to be captured later. Only what can be said of its values alone is checked: vocabularies, owners, other
     * records and the host's rules are asked when it is captured. A lead of the same external id that is pending already,
     * or captured, is not accepted anew, whatever else it says; nor is one of the same idempotency key.
     *
     * @return the id that the lead will have, or has by now
     * @throws ValidationException with every fault of its values
     * @throws RefusedException {@code intake.overloaded} when as many are pending as may be. Those who accept at the very
     *     same time may exceed that number by as many as they are
     */
    public LeadId accept(CaptureLead command) {
        Values values = command.values();
        Edit.requireWritable(values.fields());
        requireShape(values);
        try {
            RecordRef lead = commands.writeOnce(List.of("accept", values), execution -> accepting(execution, values));
            return new LeadId(lead.id());
        } catch (RefusedException e) {
            if (e.code().equals(IntakeErrors.OVERLOADED)) {
                commands.kernel()
                        .port(IntakeOverflow.class)
                        .add(commands.actor().tenant());
            }
            throw e;
        }
    }

    private void requireShape(Values values) {
        Violations violations = new Violations();
        for (Field<?> field : values.fields()) {
            if (!commands.kernel()
                    .fields()
                    .field(field.recordType(), field.name())
                    .equals(Optional.of(field))) {
                violations.add(Violation.of(field.name(), RecordErrors.UNKNOWN));
            }
            violations.addAll(faults(field, values));
        }
        violations.addAll(Lead.TYPE.create(values).check());
        violations.throwIfAny();
    }

    private static <T> List<Violation> faults(Field<T> field, Values values) {
        return field.check(Objects.requireNonNull(values.get(field)));
    }

    private static RecordRef accepting(Execution execution, Values values) {
        execution.requireCreate(Lead.TYPE);
        Optional<LeadId> known = Optional.ofNullable(values.get(LeadFields.EXTERNAL_ID))
                .flatMap(externalId -> known(execution, externalId));
        if (known.isPresent()) {
            return known.get().ref();
        }
        requireRoom(execution);
        return execution
                .insertUntold(PendingLead.accepted(execution.newId(), values, execution.actor(), execution.now()))
                .leadId()
                .ref();
    }

    /** Past the rights of any user: a key that is taken is taken. */
    private static Optional<LeadId> known(Execution execution, String externalId) {
        Optional<LeadId> pending = execution
                .unit()
                .records(PendingLead.TYPE)
                .query(Query.of(PendingLead.TYPE)
                        .where(PendingLeadFields.EXTERNAL_ID.is(externalId))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst()
                .map(PendingLead::leadId);
        return pending.or(() -> execution
                .unit()
                .records(Lead.TYPE)
                .query(Query.of(Lead.TYPE)
                        .where(LeadFields.EXTERNAL_ID.is(externalId))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst()
                .map(Lead::id));
    }

    private static void requireRoom(Execution execution) {
        int most = execution.port(IntakeSettings.class).mostPending();
        long pending = execution.unit().records(PendingLead.TYPE).count(Criterion.always());
        if (pending >= most) {
            throw new RefusedException(IntakeErrors.OVERLOADED, Map.of("pending", pending, "most", most));
        }
    }

    /** What is pending under the id of a lead; empty once it is captured, or when it never was pending. */
    public Optional<PendingLead> find(LeadId id) {
        return commands.read(execution -> execution.find(PendingLead.TYPE, id.value()));
    }

    /**
     * Those that could not be captured, whether they are tried again or were given up; the first accepted first.
     *
     * @param limit the most to return
     */
    public List<PendingLead> failed(int limit) {
        return commands.read(execution -> execution
                .query(Query.of(PendingLead.TYPE)
                        .where(PendingLeadFields.ERROR_CODE.isPresent())
                        .orderBy(PendingLeadFields.CREATED_AT.ascending())
                        .pageOf(Math.min(limit, Query.MAX_PAGE_SIZE)))
                .items());
    }

    /**
     * Makes one that failed due at once, its attempts counted anew.
     *
     * @throws dev.clientela.error.NotFoundException {@code record.not_found} when no such lead is pending
     */
    public PendingLead retry(LeadId id) {
        return commands.write(execution -> {
            PendingLead pending = execution.load(PendingLead.TYPE, id.value());
            execution.requireEdit(pending);
            return execution.updateUntold(pending, pending.revived(execution.now()));
        });
    }

    /**
     * Takes one away for good: no lead comes of it, and nothing is left that it said.
     *
     * @throws dev.clientela.error.NotFoundException {@code record.not_found} when no such lead is pending
     */
    public void discard(LeadId id) {
        commands.write(execution -> {
            PendingLead pending = execution.load(PendingLead.TYPE, id.value());
            execution.requireDelete(pending);
            execution.deleteUntold(pending);
            return true;
        });
    }

    /** How full the queue is: of those pending, what the actor may see. */
    public Backlog backlog() {
        return commands.read(execution -> new Backlog(
                execution.count(PendingLead.TYPE, PendingLeadFields.DUE_AT.isPresent()),
                execution.count(PendingLead.TYPE, PendingLeadFields.DUE_AT.isAbsent()),
                execution.port(IntakeSettings.class).mostPending(),
                execution.port(IntakeOverflow.class).of(execution.actor().tenant())));
    }

    /**
     * How full the queue of a tenant is.
     *
     * @param waiting to be captured, for the first time or again
     * @param givenUp that failed too often
     * @param most of both together
     * @param refused how often {@link PendingLeads#accept} was refused for want of room, since this {@code Crm} was built
     */
    public record Backlog(long waiting, long givenUp, int most, long refused) {}
}
