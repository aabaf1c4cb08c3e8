package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** What is left of a deal above its cost. */
final class DealMargin {

    private DealMargin() {}

    /**
     * By the deal's actual cost where it is noted, else by the cost of each of its lines.
     *
     * @throws RefusedException {@code commission.cost_unknown} when neither is known in the deal's currency: a cost that
     *     is not known is not none
     */
    static Money of(Execution execution, Opportunity deal, Money amount) {
        Optional<Money> cost = deal.find(OpportunityFields.ACTUAL_COST);
        if (cost.isPresent()) {
            if (!cost.get().getCurrencyUnit().equals(amount.getCurrencyUnit())) {
                throw unknown(deal, List.of());
            }
            return amount.minus(cost.get());
        }
        List<OpportunityLine> lines = Entries.all(
                execution,
                OpportunityLine.TYPE,
                OpportunityLineFields.OPPORTUNITY.is(deal.id()),
                OpportunityLineFields.POSITION.ascending());
        List<OpportunityLine> without =
                lines.stream().filter(line -> line.margin().isEmpty()).toList();
        if (lines.isEmpty() || !without.isEmpty()) {
            throw unknown(deal, without);
        }
        return lines.stream()
                .map(line -> line.margin().orElseThrow().amount())
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static RefusedException unknown(Opportunity deal, List<OpportunityLine> lines) {
        return new RefusedException(
                CommissionErrors.COST_UNKNOWN,
                Map.of(
                        "opportunity",
                        deal.id(),
                        "lines",
                        lines.stream().map(OpportunityLine::id).toList()));
    }
}
