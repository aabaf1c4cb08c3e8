package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunitySplit;
import dev.clientela.opportunity.OpportunitySplitFields;
import dev.clientela.opportunity.SplitType;
import dev.clientela.record.Criterion;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Owner;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Adds up what sellers have closed from two reports: the splits of deals that are split, and the others by owner. */
final class SalesReading {

    private final Map<Owner, SellerSales> sales = new TreeMap<>(Comparator.comparing(Owner::toString));

    private SalesReading() {}

    static List<SellerSales> of(Execution execution, LocalDate from, LocalDate until) {
        SalesReading reading = new SalesReading();
        Criterion won = OpportunityFields.IS_WON
                .isTrue()
                .and(OpportunityFields.ACTUAL_CLOSE.isWithin(from, until))
                .and(execution.visible(Opportunity.TYPE));
        Criterion split = OpportunityFields.IS_SPLIT.isTrue();
        execution
                .report(Report.over(OpportunitySplit.TYPE)
                        .where(OpportunitySplitFields.SPLIT_TYPE.is(SplitType.REVENUE))
                        .where(OpportunitySplitFields.OPPORTUNITY.where(won))
                        .groupBy(Grouping.by(OpportunitySplitFields.SELLER))
                        .measure(
                                Measure.count(),
                                Measure.sum(OpportunitySplitFields.AMOUNT).named("amount")))
                .rows()
                .forEach(row -> reading.add(Owner.user((String) Objects.requireNonNull(row.key(0))), row));
        execution
                .report(Report.over(Opportunity.TYPE)
                        .where(won.and(split.not()))
                        .groupBy(Grouping.by(OpportunityFields.OWNER))
                        .measure(
                                Measure.count(),
                                Measure.sum(OpportunityFields.AMOUNT).named("amount")))
                .rows()
                .forEach(row -> reading.add((Owner) Objects.requireNonNull(row.key(0)), row));
        return List.copyOf(reading.sales.values());
    }

    private void add(Owner seller, ReportResult.Row row) {
        Map<CurrencyUnit, Money> amounts = new HashMap<>();
        row.amounts("amount").forEach((currency, sum) -> amounts.put(currency, sum.toMoney(RoundingMode.UNNECESSARY)));
        sales.merge(seller, new SellerSales(seller, row.count("count"), amounts), SalesReading::both);
    }

    private static SellerSales both(SellerSales one, SellerSales other) {
        Map<CurrencyUnit, Money> amounts = new HashMap<>(one.amounts());
        other.amounts().forEach((currency, sum) -> amounts.merge(currency, sum, Money::plus));
        return new SellerSales(one.seller(), one.deals() + other.deals(), amounts);
    }
}
