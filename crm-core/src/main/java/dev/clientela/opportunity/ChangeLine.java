package dev.clientela.opportunity;

import dev.clientela.command.Edit;
import dev.clientela.record.Field;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoneyProvider;
import org.joda.money.Money;

/**
 * A line to be changed. The unit price stays and the total follows, unless a total is given or to be kept: then the unit
 * price follows.
 *
 * @param keepTotal whether the total stays as it is
 */
public record ChangeLine(OpportunityLineId line, Edit edit, boolean keepTotal) {

    public static ChangeLine of(OpportunityLineId line) {
        return new ChangeLine(line, new Edit(Map.of(), Optional.empty()), false);
    }

    public ChangeLine quantity(long quantity) {
        return quantity(BigDecimal.valueOf(quantity));
    }

    public ChangeLine quantity(BigDecimal quantity) {
        return with(OpportunityLineFields.QUANTITY, quantity);
    }

    /** What one costs before the discount. */
    public ChangeLine unitPrice(BigMoneyProvider price) {
        return with(OpportunityLineFields.UNIT_PRICE, price.toBigMoney());
    }

    /** What the line comes to after the discount; the unit price follows. */
    public ChangeLine total(Money total) {
        return with(OpportunityLineFields.TOTAL, total);
    }

    /** The total stays as it is; the unit price follows. */
    public ChangeLine keepingTotal() {
        return new ChangeLine(line, edit, true);
    }

    /** @param percent from 0 to 100; takes the place of a discount by amount */
    public ChangeLine discountPercent(long percent) {
        return discountPercent(BigDecimal.valueOf(percent));
    }

    /** @param percent from 0 to 100; takes the place of a discount by amount */
    public ChangeLine discountPercent(BigDecimal percent) {
        return with(OpportunityLineFields.DISCOUNT_PERCENT, percent).without(OpportunityLineFields.DISCOUNT_AMOUNT);
    }

    /** So much off the line as a whole; takes the place of a percentage. */
    public ChangeLine discountAmount(Money amount) {
        return with(OpportunityLineFields.DISCOUNT_AMOUNT, amount).without(OpportunityLineFields.DISCOUNT_PERCENT);
    }

    public ChangeLine noDiscount() {
        return without(OpportunityLineFields.DISCOUNT_PERCENT).without(OpportunityLineFields.DISCOUNT_AMOUNT);
    }

    /** Any field that may change: neither deal, nor product, nor what was noted when it was chosen. */
    public <T> ChangeLine with(Field<T> field, T value) {
        return new ChangeLine(line, edit.and(field, value), keepTotal);
    }

    public ChangeLine without(Field<?> field) {
        return new ChangeLine(line, edit.andClear(field), keepTotal);
    }

    /** Refused with {@code record.stale} unless the line still has this version. */
    public ChangeLine ifVersion(long version) {
        return new ChangeLine(line, edit.ifVersion(version), keepTotal);
    }
}
