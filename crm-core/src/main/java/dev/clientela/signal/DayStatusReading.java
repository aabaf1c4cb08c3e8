package dev.clientela.signal;

import dev.clientela.activity.Activities;
import dev.clientela.activity.Activity;
import dev.clientela.activity.ActivityFields;
import dev.clientela.command.Execution;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult.Row;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Gathers how the sellers stand, in one report for each figure. */
final class DayStatusReading {

    private static final String COUNT = "count";
    private static final String AMOUNT = "amount";

    private final Execution execution;
    private final Map<Owner, SellerDay> days = new TreeMap<>(Comparator.comparing(Owner::toString));

    DayStatusReading(Execution execution) {
        this.execution = execution;
    }

    List<SellerDay> of(LocalDate day) {
        overdueTasks();
        newLeads(day);
        closedSales(day);
        for (SellerSignals signals : new SupervisionReading(execution).summary()) {
            change(
                    signals.owner(),
                    before -> new SellerDay(
                            before.owner(),
                            before.overdueTasks(),
                            before.newLeads(),
                            signals.red(),
                            signals.orange(),
                            before.closedSales(),
                            before.closedAmounts()));
        }
        return days.values().stream().filter(one -> !one.isQuiet()).toList();
    }

    private void overdueTasks() {
        each(
                Report.over(Activity.TYPE)
                        .where(Activities.isOverdue(execution.now()))
                        .groupBy(Grouping.by(ActivityFields.OWNER))
                        .measure(Measure.count()),
                (row, before) -> new SellerDay(
                        before.owner(),
                        row.count(COUNT),
                        before.newLeads(),
                        before.red(),
                        before.orange(),
                        before.closedSales(),
                        before.closedAmounts()));
    }

    private void newLeads(LocalDate day) {
        each(
                Report.over(Lead.TYPE)
                        .where(LeadFields.CREATED_AT.isWithin(
                                execution.moment().startOf(day),
                                execution.moment().startOf(day.plusDays(1))))
                        .groupBy(Grouping.by(LeadFields.OWNER))
                        .measure(Measure.count()),
                (row, before) -> new SellerDay(
                        before.owner(),
                        before.overdueTasks(),
                        row.count(COUNT),
                        before.red(),
                        before.orange(),
                        before.closedSales(),
                        before.closedAmounts()));
    }

    private void closedSales(LocalDate day) {
        each(
                Report.over(Opportunity.TYPE)
                        .where(OpportunityFields.IS_WON.is(true))
                        .where(OpportunityFields.ACTUAL_CLOSE.is(day))
                        .groupBy(Grouping.by(OpportunityFields.OWNER))
                        .measure(
                                Measure.count(),
                                Measure.sum(OpportunityFields.AMOUNT).named(AMOUNT)),
                (row, before) -> new SellerDay(
                        before.owner(),
                        before.overdueTasks(),
                        before.newLeads(),
                        before.red(),
                        before.orange(),
                        row.count(COUNT),
                        amounts(row)));
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

    private void change(Owner owner, java.util.function.UnaryOperator<SellerDay> change) {
        days.put(owner, change.apply(days.getOrDefault(owner, SellerDay.quiet(owner))));
    }
}
