package dev.clientela.opportunity;

import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.BigMoneyProvider;
import org.joda.money.Money;

/**
 * A product to be put on a deal, one of it unless said otherwise. The price is the one given, follows from the total
 * given, or is that of the price book; price and total are never both given.
 *
 * <pre>{@code
 * AddLine.to(deal.id()).product(engine.id()).quantity(3).discountPercent(10)
 * }</pre>
 */
public record AddLine(OpportunityId opportunity, Values values) {

    public static AddLine to(OpportunityId opportunity) {
        return new AddLine(
                opportunity, OpportunityLine.TYPE.noValues().with(OpportunityLineFields.OPPORTUNITY, opportunity));
    }

    /** At the price of the deal's price book, the standard one if it has none yet. */
    public AddLine product(ProductId product) {
        return with(OpportunityLineFields.PRODUCT, product);
    }

    /** By exactly this entry; it says which product. */
    public AddLine entry(PriceBookEntryId entry) {
        return with(OpportunityLineFields.PRICE_BOOK_ENTRY, entry);
    }

    public AddLine quantity(long quantity) {
        return quantity(BigDecimal.valueOf(quantity));
    }

    /** Never 0; negative for what is taken back or credited, where the product allows it. */
    public AddLine quantity(BigDecimal quantity) {
        return with(OpportunityLineFields.QUANTITY, quantity);
    }

    /** What one costs before the discount, in place of the price book's price. */
    public AddLine unitPrice(BigMoneyProvider price) {
        return with(OpportunityLineFields.UNIT_PRICE, price.toBigMoney());
    }

    /** What the line comes to after the discount; the unit price follows. */
    public AddLine total(Money total) {
        return with(OpportunityLineFields.TOTAL, total);
    }

    /** @param percent from 0 to 100 */
    public AddLine discountPercent(long percent) {
        return discountPercent(BigDecimal.valueOf(percent));
    }

    /** @param percent from 0 to 100 */
    public AddLine discountPercent(BigDecimal percent) {
        return with(OpportunityLineFields.DISCOUNT_PERCENT, percent);
    }

    /** So much off the line as a whole. */
    public AddLine discountAmount(Money amount) {
        return with(OpportunityLineFields.DISCOUNT_AMOUNT, amount);
    }

    public AddLine serviceDate(LocalDate date) {
        return with(OpportunityLineFields.SERVICE_DATE, date);
    }

    public AddLine description(String text) {
        return with(OpportunityLineFields.DESCRIPTION, text);
    }

    /** Any field, built-in or custom. */
    public <T> AddLine with(Field<T> field, T value) {
        return new AddLine(opportunity, values.with(field, value));
    }
}
