package dev.clientela.opportunity;

import dev.clientela.command.CommandErrors;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.ConflictException;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The schedules of deals: when what is sold is delivered, and when it comes in. The quantity of a line with a schedule by
 * quantity is the sum of its instalments, its total that of a schedule by revenue; the deal follows, all in one
 * transaction. Whoever sees a deal and its line sees the instalments, unless the policy hides them; whoever may change the
 * deal may change them. Of two changes to the schedule of one line at once, the slower begins again from what the other
 * has left.
 */
public final class Instalments {

    private final Commands commands;

    public Instalments(Commands commands) {
        this.commands = commands;
    }

    /** The line's instalments by date; none when it has no schedule. */
    public List<Instalment> of(OpportunityLineId id) {
        return commands.read(execution -> {
            OpportunityLines.load(execution, id);
            return byDate(execution, InstalmentFields.LINE.is(id));
        });
    }

    /** The instalments of all lines of the deal by date. */
    public List<Instalment> of(OpportunityId id) {
        return commands.read(execution -> {
            execution.load(Opportunity.TYPE, id.value());
            return byDate(execution, InstalmentFields.OPPORTUNITY.is(id).and(ofVisible(execution)));
        });
    }

    private static List<Instalment> byDate(Execution execution, Criterion where) {
        return execution.all(Query.of(Instalment.TYPE).where(where).orderBy(InstalmentFields.DATE.ascending()));
    }

    /** @throws dev.clientela.error.NotFoundException {@code record.not_found} */
    public Instalment get(InstalmentId id) {
        return commands.read(execution -> load(execution, id));
    }

    /** Every instalment of every deal: what a list view starts from. */
    public Query<Instalment> query() {
        return Query.of(Instalment.TYPE);
    }

    public Page<Instalment> list(Query<Instalment> query) {
        return commands.read(execution -> execution.query(query.where(ofVisible(execution))));
    }

    public long count(Criterion where) {
        return commands.read(execution -> execution.count(Instalment.TYPE, where.and(ofVisible(execution))));
    }

    /** The report to be filled in, such as what comes in by month and owner of the deal. */
    public Report<Instalment> newReport() {
        return Report.over(Instalment.TYPE);
    }

    public ReportResult report(Report<Instalment> report) {
        return commands.read(execution -> execution.report(report.where(ofVisible(execution))));
    }

    /**
     * Lays down a line's schedule, in place of an earlier one of the same type.
     *
     * @return the line as it is now
     * @throws dev.clientela.error.ValidationException with every fault, among them {@code
     *     opportunity_line.schedule_not_enabled} where the product offers no such schedule, {@code
     *     opportunity_line.schedule_other_type}, {@code opportunity_line.schedule_size}
     */
    public OpportunityLine establish(EstablishSchedule command) {
        return act(command.line(), command, schedule -> schedule.establish(command));
    }

    /**
     * Adds an instalment; line and deal grow by it. The first one begins a schedule.
     *
     * @throws dev.clientela.error.ValidationException with every fault
     */
    public Instalment add(AddInstalment command) {
        return commands.writeOnce(
                Instalment.TYPE,
                command,
                execution -> schedule(execution, command.line()).add(command));
    }

    /** Changes an instalment; line and deal follow by the difference. */
    public Instalment change(ChangeInstalment command) {
        return commands.writeOnce(Instalment.TYPE, command, execution -> {
            Instalment before = load(execution, command.instalment());
            command.edit().ifVersion().ifPresent(expected -> requireVersion(before, expected));
            return schedule(execution, before.line()).change(before, command);
        });
    }

    private static void requireVersion(Instalment instalment, long expected) {
        if (instalment.version() != expected) {
            throw new ConflictException(
                    CommandErrors.STALE,
                    Map.of("record", instalment.ref(), "expected", expected, "found", instalment.version()));
        }
    }

    /**
     * Takes an instalment off; line and deal follow, but for the last one: then the line stays as it was and can be changed
     * again.
     *
     * @return the line as it is now
     */
    public OpportunityLine remove(InstalmentId id) {
        return commands.writeOnce(OpportunityLine.TYPE, List.of("removeInstalment", id), execution -> {
            Instalment instalment = load(execution, id);
            return schedule(execution, instalment.line()).remove(instalment);
        });
    }

    /**
     * Takes the whole schedule away; the line stays as it is and can be changed again.
     *
     * @throws RefusedException {@code opportunity_line.not_scheduled}
     */
    public OpportunityLine clear(OpportunityLineId id) {
        return act(id, List.of("clearSchedule", id), LineSchedule::clear);
    }

    /**
     * Moves every instalment of the line; amounts stay. Each date is moved by itself, to the end of a month that is too
     * short.
     *
     * @param period may be negative
     * @throws RefusedException {@code opportunity_line.not_scheduled}
     */
    public OpportunityLine shiftBy(OpportunityLineId id, Period period) {
        return act(id, List.of("shiftSchedule", id, period), schedule -> schedule.shiftBy(period));
    }

    /**
     * Moves the instalments of all lines of the deal, as by {@link #shiftBy(OpportunityLineId, Period)}.
     *
     * @throws RefusedException {@code opportunity_line.not_scheduled} when no line has a schedule
     */
    public Opportunity shiftBy(OpportunityId id, Period period) {
        return commands.writeOnce(Opportunity.TYPE, List.of("shiftSchedules", id, period), execution -> {
            List<LineSchedule> schedules = LineSchedule.toChange(execution, id);
            if (schedules.isEmpty()) {
                throw new RefusedException(OpportunityErrors.LINE_NOT_SCHEDULED, Map.of("opportunity", id));
            }
            schedules.forEach(schedule -> schedule.shiftBy(period));
            return execution.load(Opportunity.TYPE, id.value());
        });
    }

    private OpportunityLine act(OpportunityLineId id, Object command, Function<LineSchedule, OpportunityLine> change) {
        return commands.writeOnce(OpportunityLine.TYPE, command, execution -> change.apply(schedule(execution, id)));
    }

    private static LineSchedule schedule(Execution execution, OpportunityLineId id) {
        return LineSchedule.toChange(execution, OpportunityLines.load(execution, id));
    }

    private static Instalment load(Execution execution, InstalmentId id) {
        Instalment instalment = execution.load(Instalment.TYPE, id.value());
        OpportunityLines.load(execution, instalment.line());
        return instalment;
    }

    /** Those of deals and lines that the actor sees. */
    static Criterion ofVisible(Execution execution) {
        Criterion lines = execution.visible(OpportunityLine.TYPE);
        Criterion deals = execution.visible(Opportunity.TYPE);
        Criterion visible = deals.equals(Criterion.always()) ? deals : InstalmentFields.OPPORTUNITY.where(deals);
        return lines.equals(Criterion.always()) ? visible : visible.and(InstalmentFields.LINE.where(lines));
    }
}
