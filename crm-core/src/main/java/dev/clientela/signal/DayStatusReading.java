package dev.clientela.signal;

import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.CodeField;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult.Row;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Gathers how the sellers stand, in one report for each figure. */
final class DayStatusReading {

    private static final String COUNT = "count";
    private static final String AMOUNT = "amount";

    private final Execution execution;
    private final LocalDate day;
    private final Map<Owner, SellerDay> days = new TreeMap<>(Comparator.comparing(Owner::toString));

    /** @param day what is told of, besides what stands now */
    DayStatusReading(Execution execution, LocalDate day) {
        this.execution = execution;
        this.day = day;
    }

    /** Of everybody of whom there is something to tell. */
    List<SellerDay> ofAll() {
        return read(owner -> Criterion.always());
    }

    /** Of these, if there is something to tell of them. */
    List<SellerDay> of(Collection<Owner> owners) {
        return owners.isEmpty() ? List.of() : read(owner -> owner.in(owners));
    }

    private List<SellerDay> read(Function<CodeField<Owner>, Criterion> among) {
        each(
                Report.over(Activity.TYPE)
                        .where(Activities.isOverdue(execution.now()))
                        .where(among.apply(ActivityFields.OWNER))
                        .groupBy(Grouping.by(ActivityFields.OWNER))
                        .measure(Measure.count()),
                (row, before) -> before.withOverdueTasks(row.count(COUNT)));
        each(
                Report.over(Lead.TYPE)
                        .where(LeadFields.CREATED_AT.isWithin(
                                execution.moment().startOf(day),
                                execution.moment().startOf(day.plusDays(1))))
                        .where(among.apply(LeadFields.OWNER))
                        .groupBy(Grouping.by(LeadFields.OWNER))
                        .measure(Measure.count()),
                (row, before) -> before.withNewLeads(row.count(COUNT)));
        each(
                Report.over(Opportunity.TYPE)
                        .where(OpportunityFields.IS_WON.is(true))
                        .where(OpportunityFields.ACTUAL_CLOSE.is(day))
                        .where(among.apply(OpportunityFields.OWNER))
                        .groupBy(Grouping.by(OpportunityFields.OWNER))
                        .measure(
                                Measure.count(),
                                Measure.sum(OpportunityFields.AMOUNT).named(AMOUNT)),
                (row, before) -> before.withClosedSales(row.count(COUNT), amounts(row)));
        new SupervisionReading(execution, among.apply(LeadFields.OWNER))
                .summary()
                .forEach(signals ->
                        change(signals.owner(), before -> before.withSignals(signals.red(), signals.orange())));
        return days.values().stream().filter(one -> !one.isQuiet()).toList();
    }

    @SuppressWarnings("unchecked") // figures of money are maps of this type, see ReportResult.Row
    private static Map<CurrencyUnit, BigMoney> amounts(Row row) {
        Object figure = row.figures().get(AMOUNT);
        return figure == null ? Map.of() : (Map<CurrencyUnit, BigMoney>) figure;
    }

    private void each(Report<?> report, BiFunction<Row, SellerDay, SellerDay> change) {
        for (Row row : execution.report(report).rows()) {
            change((Owner) Objects.requireNonNull(row.key(0)), before -> change.apply(row, before));
        }
    }

    private void change(Owner owner, UnaryOperator<SellerDay> change) {
        days.put(owner, change.apply(days.getOrDefault(owner, SellerDay.quiet(owner))));
    }
}
