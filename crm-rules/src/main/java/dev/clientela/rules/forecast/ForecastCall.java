package dev.clientela.rules.forecast;

import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Formula;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.RuleContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What is forecast of an open deal: how likely it is won, which figure it counts towards, or both. Immutable.
 *
 * <pre>{@code
 * {"probability": 40, "category": "best_case"}
 * {"formula": "MAX(10, 75 - 10 * push_count)"}
 * {"category": "commit"}
 * }</pre>
 *
 * @param probability in percent; as it is, when there is neither this nor a formula
 * @param formula of the probability; rounded, and held within 0 and 100
 * @param category as it is, when there is none
 */
public record ForecastCall(
        Optional<Integer> probability, Optional<Formula> formula, Optional<ForecastCategory> category) {

    /** Forecasts of open deals. */
    public static final OutcomeType<ForecastCall> TYPE = new ForecastCallType();

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ForecastCall {
        boolean twice = probability.isPresent() && formula.isPresent();
        boolean nothing = probability.isEmpty() && formula.isEmpty() && category.isEmpty();
        boolean outside =
                probability.filter(percent -> percent < 0 || percent > 100).isPresent();
        if (twice || nothing || outside || category.equals(Optional.of(ForecastCategory.CLOSED))) {
            throw new IllegalArgumentException(
                    "An open deal has a probability from 0 to 100, an open category, or both");
        }
    }

    public static ForecastCall of(int probability, ForecastCategory category) {
        return new ForecastCall(Optional.of(probability), Optional.empty(), Optional.of(category));
    }

    public static ForecastCall probability(int percent) {
        return new ForecastCall(Optional.of(percent), Optional.empty(), Optional.empty());
    }

    public static ForecastCall probability(String formula, RecordType<?> type, RuleContext context) {
        return new ForecastCall(
                Optional.empty(),
                Optional.of(Formula.of(formula, type, context.fields(), context.limits())),
                Optional.empty());
    }

    public static ForecastCall category(ForecastCategory category) {
        return new ForecastCall(Optional.empty(), Optional.empty(), Optional.of(category));
    }

    public ForecastCall in(ForecastCategory other) {
        return new ForecastCall(probability, formula, Optional.of(other));
    }

    /** The probability for this deal; empty to leave it as it is. */
    Optional<Long> probabilityOf(CrmRecord<?> deal) {
        return probability
                .map(Integer::longValue)
                .or(() -> formula.flatMap(reckoned -> reckoned.value(deal))
                        .map(value -> value.setScale(0, RoundingMode.HALF_UP)
                                .max(BigDecimal.ZERO)
                                .min(HUNDRED)
                                .longValueExact()));
    }
}
