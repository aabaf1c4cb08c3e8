package dev.clientela.opportunity;

import dev.clientela.command.CommandErrors;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.ConflictException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The lines of deals: what is sold, and at what price; {@link Instalments} say when it comes in. Whoever sees a deal sees its lines, unless the
 * policy hides lines; whoever may change it may change them. Two changes to the lines of one deal at once: one of them is
 * refused with a {@link ConflictException}.
 */
public final class OpportunityLines {

    private final Commands commands;

    public OpportunityLines(Commands commands) {
        this.commands = commands;
    }

    /** The deal's lines in their order. */
    public List<OpportunityLine> of(OpportunityId id) {
        return commands.read(execution -> {
            execution.load(Opportunity.TYPE, id.value());
            return execution.all(query().where(OpportunityLineFields.OPPORTUNITY.is(id))
                    .orderBy(OpportunityLineFields.POSITION.ascending()));
        });
    }

    /** @throws dev.clientela.error.NotFoundException {@code record.not_found} */
    public OpportunityLine get(OpportunityLineId id) {
        return commands.read(execution -> load(execution, id));
    }

    /** Every line of every deal: what a list view starts from. */
    public Query<OpportunityLine> query() {
        return Query.of(OpportunityLine.TYPE);
    }

    public Page<OpportunityLine> list(Query<OpportunityLine> query) {
        return commands.read(execution -> execution.query(query.where(ofVisibleDeals(execution))));
    }

    public long count(Criterion where) {
        return commands.read(execution -> execution.count(OpportunityLine.TYPE, where.and(ofVisibleDeals(execution))));
    }

    /** The report to be filled in, such as what was won by product. */
    public Report<OpportunityLine> newReport() {
        return Report.over(OpportunityLine.TYPE);
    }

    public ReportResult report(Report<OpportunityLine> report) {
        return commands.read(execution -> execution.report(report.where(ofVisibleDeals(execution))));
    }

    /**
     * Puts a product on a deal. The first line gives the deal its price book and currency, where it has none; from then on
     * they stay, and the deal's amount is the sum of its lines.
     *
     * @throws dev.clientela.error.ValidationException with every fault
     * @throws dev.clientela.error.RefusedException {@code price.not_found}
     */
    public OpportunityLine add(AddLine command) {
        return commands.writeOnce(
                OpportunityLine.TYPE,
                command,
                execution ->
                        DealLines.toChange(execution, command.opportunity()).add(command));
    }

    /**
     * Changes a line; the deal's amount follows.
     *
     * @throws dev.clientela.error.ValidationException with every fault, {@code opportunity_line.scheduled} for what follows
     *     from the line's schedule: the quantity, and with revenue scheduled its price, discount and total, too
     */
    public OpportunityLine change(ChangeLine command) {
        return act(command.line(), command, (lines, line) -> {
            command.edit().ifVersion().ifPresent(expected -> requireVersion(line, expected));
            return lines.change(line, command);
        });
    }

    private static void requireVersion(OpportunityLine line, long expected) {
        if (line.version() != expected) {
            throw new ConflictException(
                    CommandErrors.STALE, Map.of("record", line.ref(), "expected", expected, "found", line.version()));
        }
    }

    /** Takes a line off; the amount follows, but for the last one's, which stays as an estimate. */
    public Opportunity remove(OpportunityLineId id) {
        return commands.writeOnce(Opportunity.TYPE, List.of("removeLine", id), execution -> {
            OpportunityLine line = load(execution, id);
            return DealLines.toChange(execution, line.opportunity()).remove(line);
        });
    }

    private OpportunityLine act(
            OpportunityLineId id, Object command, BiFunction<DealLines, OpportunityLine, OpportunityLine> change) {
        return commands.writeOnce(OpportunityLine.TYPE, command, execution -> {
            OpportunityLine line = load(execution, id);
            return change.apply(DealLines.toChange(execution, line.opportunity()), line);
        });
    }

    static OpportunityLine load(Execution execution, OpportunityLineId id) {
        OpportunityLine line = execution.load(OpportunityLine.TYPE, id.value());
        execution.load(Opportunity.TYPE, line.opportunity().value());
        return line;
    }

    static Criterion ofVisibleDeals(Execution execution) {
        Criterion visible = execution.visible(Opportunity.TYPE);
        return visible.equals(Criterion.always()) ? visible : OpportunityLineFields.OPPORTUNITY.where(visible);
    }
}
