package dev.clientela.quote;

import dev.clientela.command.Edit;
import dev.clientela.record.Field;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoneyProvider;
import org.joda.money.Money;

/** A change to a line of a draft. What is not said stays, but for the total, which follows, or the price, if the total is said. */
public record ChangeQuoteLine(QuoteLineId line, Edit edit) {

    public static ChangeQuoteLine of(QuoteLineId line) {
        return new ChangeQuoteLine(line, new Edit(Map.of(), Optional.empty()));
    }

    public ChangeQuoteLine quantity(long quantity) {
        return with(QuoteLineFields.QUANTITY, BigDecimal.valueOf(quantity));
    }

    /** What one is offered at before the discount. */
    public ChangeQuoteLine unitPrice(BigMoneyProvider price) {
        return with(QuoteLineFields.UNIT_PRICE, price.toBigMoney());
    }

    /** What the line comes to after the discount; the unit price follows. */
    public ChangeQuoteLine total(Money total) {
        return with(QuoteLineFields.TOTAL, total);
    }

    /** @param percent from 0 to 100; takes the place of a discount by amount */
    public ChangeQuoteLine discountPercent(long percent) {
        return with(QuoteLineFields.DISCOUNT_PERCENT, BigDecimal.valueOf(percent))
                .without(QuoteLineFields.DISCOUNT_AMOUNT);
    }

    /** So much off the line as a whole; takes the place of a percentage. */
    public ChangeQuoteLine discountAmount(Money amount) {
        return with(QuoteLineFields.DISCOUNT_AMOUNT, amount).without(QuoteLineFields.DISCOUNT_PERCENT);
    }

    public ChangeQuoteLine noDiscount() {
        return without(QuoteLineFields.DISCOUNT_PERCENT).without(QuoteLineFields.DISCOUNT_AMOUNT);
    }

    /** Any field that may change: neither offer, nor product, nor what was noted when it was chosen. */
    public <T> ChangeQuoteLine with(Field<T> field, T value) {
        return new ChangeQuoteLine(line, edit.and(field, value));
    }

    public ChangeQuoteLine without(Field<?> field) {
        return new ChangeQuoteLine(line, edit.andClear(field));
    }

    /** Refused with {@code record.stale} unless the line still has this version. */
    public ChangeQuoteLine ifVersion(long version) {
        return new ChangeQuoteLine(line, edit.ifVersion(version));
    }
}
