package dev.clientela.forecast;

import dev.clientela.forecast.DealMovement.Kind;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What became of the pipeline from one instant to another. In each currency, the movements add up to what it was worth at
 * the end less what it was worth at the beginning, exactly. What happened in between and was undone by the end does not
 * show, but a deal that was opened and closed meanwhile shows as new and as won or lost.
 *
 * @param before what was open at the beginning
 * @param after what was open at the end
 * @param movements by deal, in the order of their ids
 */
public record PipelineChange(PipelineTotal before, PipelineTotal after, List<DealMovement> movements) {

    public PipelineChange {
        movements = List.copyOf(movements);
    }

    /** The movements of one kind. */
    public List<DealMovement> of(Kind kind) {
        return movements.stream().filter(movement -> movement.kind() == kind).toList();
    }

    /** What the movements of one kind come to. */
    public Money sum(Kind kind, CurrencyUnit currency) {
        return sum(of(kind), currency);
    }

    /** What all movements come to. */
    public Money sum(CurrencyUnit currency) {
        return sum(movements, currency);
    }

    private static Money sum(List<DealMovement> movements, CurrencyUnit currency) {
        return movements.stream()
                .flatMap(movement -> movement.by().stream())
                .filter(amount -> amount.getCurrencyUnit().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }
}
