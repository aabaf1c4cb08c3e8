package dev.clientela.opportunity;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Rounding;
import dev.clientela.record.Field;
import dev.clientela.record.PriceField;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** What a line is sold or offered at: so many, at so much each, so much off. The total follows, rounded once. */
public record LineTerms(BigDecimal quantity, BigMoney unitPrice, Discount discount) {

    /** The fields of a line that say them. */
    static final Set<Field<?>> FIELDS = Set.of(
            OpportunityLineFields.QUANTITY,
            OpportunityLineFields.UNIT_PRICE,
            OpportunityLineFields.TOTAL,
            OpportunityLineFields.DISCOUNT_PERCENT,
            OpportunityLineFields.DISCOUNT_AMOUNT);

    /**
     * The terms under which the line comes to this total: the unit price moves.
     *
     * @param otherwise the unit price where everything is taken off, so that any would do
     * @throws ValidationException {@code opportunity_line.total_unreachable} when no unit price gives exactly that total
     */
    public static LineTerms reaching(Money total, BigDecimal quantity, Discount discount, BigMoney otherwise) {
        BigDecimal gross = discount.grossFor(total, quantity.signum());
        BigDecimal each = gross.divide(quantity, PriceField.MAX_SCALE, RoundingMode.HALF_UP);
        boolean allTakenOff = total.isZero()
                && new LineTerms(quantity, otherwise, discount).total().isZero();
        BigMoney unitPrice = allTakenOff ? otherwise : BigMoney.of(total.getCurrencyUnit(), each);
        LineTerms terms = new LineTerms(quantity, unitPrice, discount);
        if (!terms.total().equals(total)) {
            throw ValidationException.of(OpportunityLineFields.TOTAL.name(), OpportunityErrors.LINE_TOTAL_UNREACHABLE);
        }
        return terms;
    }

    static LineTerms of(Values line) {
        BigDecimal quantity = line.get(OpportunityLineFields.QUANTITY);
        BigMoney unitPrice = line.get(OpportunityLineFields.UNIT_PRICE);
        if (quantity == null || unitPrice == null) {
            throw new IllegalStateException("A line has a quantity and a price");
        }
        return new LineTerms(quantity, unitPrice, discountOf(line));
    }

    static Discount discountOf(Values line) {
        return Discount.of(
                line.get(OpportunityLineFields.DISCOUNT_PERCENT), line.get(OpportunityLineFields.DISCOUNT_AMOUNT));
    }

    /** The terms of so many, and of that total if one is given: the unit price stays where it can, and follows where not. */
    LineTerms comingTo(BigDecimal newQuantity, Optional<Money> newTotal) {
        LineTerms kept = new LineTerms(newQuantity, unitPrice, discount);
        boolean stays = newQuantity.signum() == 0
                || newTotal.filter(total -> !total.equals(kept.total())).isEmpty();
        return newTotal.isEmpty() || stays ? kept : reaching(newTotal.get(), newQuantity, discount, unitPrice);
    }

    Values.Builder onto(Values line) {
        return line.edit()
                .set(OpportunityLineFields.QUANTITY, quantity)
                .set(OpportunityLineFields.UNIT_PRICE, unitPrice)
                .set(OpportunityLineFields.TOTAL, total());
    }

    /** What is left of quantity times price, rounded once, half up, to the currency's minor unit. */
    public Money total() {
        return Rounding.toMinorUnit(discount.from(gross()));
    }

    private BigMoney gross() {
        return unitPrice.multipliedBy(quantity);
    }

    /** Everything that is wrong with them, by the names of a line's fields. */
    public List<Violation> check() {
        Violations violations = new Violations();
        violations.require(
                quantity.signum() != 0, OpportunityLineFields.QUANTITY.name(), OpportunityErrors.LINE_ZERO_QUANTITY);
        violations.require(!unitPrice.isNegative(), OpportunityLineFields.UNIT_PRICE.name(), CatalogErrors.NEGATIVE);
        discount.check(gross(), violations);
        return violations.list();
    }
}
