package dev.clientela.forecast;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Measure;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The pipeline as it stood, and what became of it. The state of a deal at an instant is a row: the deal itself where it
 * has not changed since, else one of its past states; so what is asked of an instant is two questions, however many deals
 * there are. Whoever sees a deal as it stands sees its past; one that is deleted is seen by whoever sees all deals.
 */
final class PipelineHistory {

    /** The most deals whose change is explained one by one. */
    static final int MOST_CHANGES = 50_000;

    private final Execution execution;
    private final Criterion pipeline;
    private final Criterion interest;
    private final Criterion past;

    /** @param where which open deals make up the pipeline */
    PipelineHistory(Execution execution, Criterion where) {
        this.execution = execution;
        this.pipeline = OpportunityFields.IS_CLOSED.is(false).and(where);
        this.interest = InThePast.of(where);
        this.past = InThePast.of(pipeline);
    }

    /** Which past states the actor sees. */
    static Criterion visible(Execution execution) {
        Criterion deals = execution.visible(Opportunity.TYPE);
        return deals.equals(Criterion.always()) ? deals : PastOpportunityFields.OPPORTUNITY.where(deals);
    }

    /** @throws RefusedException {@code forecast.history_forgotten} */
    PipelineTotal at(Instant time) {
        KeptHistory.require(execution, time);
        return total(time);
    }

    private PipelineTotal total(Instant time) {
        ReportResult.Row then = row(Report.over(PastOpportunity.TYPE)
                .where(PastOpportunity.standingAt(time).and(past).and(visible(execution)))
                .measure(Measure.count(), Measure.sum(PastOpportunityFields.AMOUNT)));
        ReportResult.Row since = row(Report.over(Opportunity.TYPE)
                .where(OpportunityFields.MODIFIED_AT.isAtMost(time).and(pipeline))
                .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT)));
        Map<CurrencyUnit, Money> amounts = new TreeMap<>();
        for (ReportResult.Row row : List.of(then, since)) {
            sums(row, "sum_amount")
                    .forEach((currency, sum) ->
                            amounts.merge(currency, sum.toMoney(RoundingMode.UNNECESSARY), Money::plus));
        }
        return new PipelineTotal(then.count("count") + since.count("count"), amounts);
    }

    private <R extends CrmRecord<R>> ReportResult.Row row(Report<R> report) {
        return execution.report(report).rows().get(0);
    }

    @SuppressWarnings("unchecked") // sums of money are such maps
    static Map<CurrencyUnit, BigMoney> sums(ReportResult.Row row, String measure) {
        return (Map<CurrencyUnit, BigMoney>) row.figures().getOrDefault(measure, Map.of());
    }

    /**
     * @throws ValidationException {@code forecast.bad_interval}
     * @throws RefusedException {@code forecast.too_many_changes}, {@code forecast.history_forgotten}
     */
    PipelineChange between(Instant from, Instant to) {
        if (!from.isBefore(to) || to.isAfter(execution.now())) {
            throw ValidationException.of("to", ForecastErrors.BAD_INTERVAL);
        }
        KeptHistory.require(execution, from);
        Map<UUID, DealChange> changed = new TreeMap<>();
        Criterion seen = visible(execution);
        read(
                        PastOpportunity.TYPE,
                        PastOpportunity.standingAt(from)
                                .and(PastOpportunityFields.VALID_UNTIL.isAtMost(to))
                                .and(seen))
                .forEach(state -> changed.merge(
                        state.opportunity().value(),
                        new DealChange(Optional.of(state), Optional.empty()),
                        DealChange::with));
        List<PastOpportunity> atTheEnd = read(
                PastOpportunity.TYPE,
                PastOpportunity.standingAt(to)
                        .and(PastOpportunityFields.VALID_FROM.isMoreThan(from))
                        .and(seen));
        read(
                        Opportunity.TYPE,
                        OpportunityFields.MODIFIED_AT.isMoreThan(from).and(OpportunityFields.MODIFIED_AT.isAtMost(to)))
                .forEach(deal -> atTheEnd.add(PastOpportunity.standing(deal)));
        atTheEnd.forEach(state -> changed.merge(
                state.opportunity().value(), new DealChange(Optional.empty(), Optional.of(state)), DealChange::with));
        List<DealMovement> movements = new ArrayList<>();
        changed.values()
                .forEach(change -> movements.addAll(change.explained(
                        state -> execution.holds(interest, state), state -> execution.holds(past, state))));
        return new PipelineChange(total(from), total(to), movements);
    }

    private <R extends CrmRecord<R>> List<R> read(RecordType<R> type, Criterion where) {
        return execution
                .pages(Query.of(type).where(where))
                .list(
                        MOST_CHANGES,
                        () -> new RefusedException(ForecastErrors.TOO_MANY_CHANGES, Map.of("most", MOST_CHANGES)));
    }
}
