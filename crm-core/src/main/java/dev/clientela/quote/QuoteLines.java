package dev.clientela.quote;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.util.List;

/**
 * The lines of offers, across all of them. Whoever sees an offer sees its lines, unless the policy hides lines; they are
 * changed through {@link Quotes}.
 */
public final class QuoteLines {

    private final Commands commands;

    public QuoteLines(Commands commands) {
        this.commands = commands;
    }

    /** The offer's lines in their order. */
    public List<QuoteLine> of(QuoteId id) {
        return commands.read(execution -> {
            execution.load(Quote.TYPE, id.value());
            return execution.all(
                    query().where(QuoteLineFields.QUOTE.is(id)).orderBy(QuoteLineFields.POSITION.ascending()));
        });
    }

    /** @throws dev.clientela.error.NotFoundException {@code record.not_found} */
    public QuoteLine get(QuoteLineId id) {
        return commands.read(execution -> load(execution, id));
    }

    /** Every line of every offer: what a list view starts from. */
    public Query<QuoteLine> query() {
        return Query.of(QuoteLine.TYPE);
    }

    public Page<QuoteLine> list(Query<QuoteLine> query) {
        return commands.read(execution -> execution.query(query.where(ofVisibleQuotes(execution))));
    }

    public long count(Criterion where) {
        return commands.read(execution -> execution.count(QuoteLine.TYPE, where.and(ofVisibleQuotes(execution))));
    }

    /** The report to be filled in, such as what was offered by product. */
    public Report<QuoteLine> newReport() {
        return Report.over(QuoteLine.TYPE);
    }

    public ReportResult report(Report<QuoteLine> report) {
        return commands.read(execution -> execution.report(report.where(ofVisibleQuotes(execution))));
    }

    static QuoteLine load(Execution execution, QuoteLineId id) {
        QuoteLine line = execution.load(QuoteLine.TYPE, id.value());
        execution.load(Quote.TYPE, line.quote().value());
        return line;
    }

    private static Criterion ofVisibleQuotes(Execution execution) {
        Criterion visible = execution.visible(Quote.TYPE);
        return visible.equals(Criterion.always()) ? visible : QuoteLineFields.QUOTE.where(visible);
    }
}
