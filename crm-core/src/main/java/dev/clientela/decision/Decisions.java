package dev.clientela.decision;

import dev.clientela.command.CommandErrors;
import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.NotFoundException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was decided by rule, to be looked up afterwards: for one record, or over all as lists and reports. Nobody writes
 * here; decisions are kept by what acts on them. As thread-safe as the session it comes from.
 */
public final class Decisions {

    private final Commands commands;

    public Decisions(Commands commands) {
        this.commands = commands;
    }

    /** @throws NotFoundException {@code record.not_found} */
    public Decision get(DecisionId id) {
        return commands.read(execution -> execution.load(Decision.TYPE, id.value()));
    }

    public Optional<Decision> find(DecisionId id) {
        return commands.read(execution -> execution.find(Decision.TYPE, id.value()));
    }

    /**
     * What was decided about the record, the latest first.
     *
     * @throws NotFoundException {@code record.not_found} when the actor sees no such record, nor saw it before it was
     *     deleted
     */
    public List<Decision> of(RecordRef subject) {
        return commands.read(execution -> {
            requireVisible(execution, subject);
            return execution.all(query().where(DecisionFields.SUBJECT.is(subject))
                    .orderBy(DecisionFields.CREATED_AT.descending(), DecisionFields.ID.descending()));
        });
    }

    private static void requireVisible(Execution execution, RecordRef subject) {
        RecordType<?> type = execution
                .kernel()
                .fields()
                .type(subject.recordType())
                .orElseThrow(() -> new NotFoundException(CommandErrors.NOT_FOUND, Map.of("record", subject)));
        if (execution.find(type, subject.id()).isEmpty()) {
            execution.requireKnown(type, subject.id());
        }
    }

    /** Every decision: what a list starts from. */
    public Query<Decision> query() {
        return Query.of(Decision.TYPE);
    }

    public Page<Decision> list(Query<Decision> query) {
        return commands.read(execution -> execution.query(query));
    }

    public long count(Criterion where) {
        return commands.read(execution -> execution.count(Decision.TYPE, where));
    }

    /** The report to be filled in. */
    public Report<Decision> newReport() {
        return Report.over(Decision.TYPE);
    }

    public ReportResult report(Report<Decision> report) {
        return commands.read(execution -> execution.report(report));
    }
}
