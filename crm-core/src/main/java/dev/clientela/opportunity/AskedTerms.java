package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The terms that a line is asked for at: a unit price or a total, and at most one kind of discount. */
public record AskedTerms(
        Optional<BigMoney> unitPrice,
        Optional<Money> total,
        Optional<BigDecimal> discountPercent,
        Optional<Money> discountAmount) {

    /**
     * Adds what is wrong with how they go together, by the names of a line's fields.
     *
     * @param currency of the line
     * @param priceAndTotal whether both were asked for
     */
    public void check(CurrencyUnit currency, boolean priceAndTotal, Violations violations) {
        String totalPath = OpportunityLineFields.TOTAL.name();
        violations.require(!priceAndTotal, totalPath, OpportunityErrors.LINE_PRICE_AND_TOTAL);
        boolean priceFits =
                unitPrice.map(price -> price.getCurrencyUnit().equals(currency)).orElse(true);
        boolean totalFits =
                total.map(sum -> sum.getCurrencyUnit().equals(currency)).orElse(true);
        violations.require(priceFits, OpportunityLineFields.UNIT_PRICE.name(), OpportunityErrors.LINE_OTHER_CURRENCY);
        violations.require(totalFits, totalPath, OpportunityErrors.LINE_OTHER_CURRENCY);
        violations.require(
                discountPercent.isEmpty() || discountAmount.isEmpty(),
                OpportunityLineFields.DISCOUNT_AMOUNT.name(),
                OpportunityErrors.LINE_TWO_DISCOUNTS);
    }

    /**
     * The terms with so many: at the price asked for, at the one under which the total asked for is reached, or at the one
     * that counts otherwise. Empty when something is wrong with them, which is added.
     *
     * @throws dev.clientela.error.ValidationException {@code opportunity_line.total_unreachable}
     */
    public Optional<LineTerms> of(BigDecimal quantity, BigMoney otherwise, Violations violations) {
        Discount discount = Discount.of(discountPercent.orElse(null), discountAmount.orElse(null));
        LineTerms terms = new LineTerms(quantity, unitPrice.orElse(otherwise), discount);
        if (total.isPresent() && quantity.signum() == 0) {
            violations.add(Violation.of(OpportunityLineFields.QUANTITY.name(), OpportunityErrors.LINE_ZERO_QUANTITY));
        }
        boolean reaching = total.isPresent() && violations.isEmpty();
        LineTerms reached = reaching ? LineTerms.reaching(total.get(), quantity, discount, otherwise) : terms;
        if (reaching || total.isEmpty()) {
            violations.addAll(reached.check());
        }
        return violations.isEmpty() ? Optional.of(reached) : Optional.empty();
    }
}
