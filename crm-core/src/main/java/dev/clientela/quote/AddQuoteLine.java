package dev.clientela.quote;

import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import org.joda.money.BigMoneyProvider;
import org.joda.money.Money;

/**
 * A line to be put on a draft, one of it unless said otherwise: a product of the catalogue, or anything by name and price.
 * The price is the one given, follows from the total given, or is that of the sale tariff; price and total are never both
 * given.
 *
 * <pre>{@code
 * AddQuoteLine.to(offer.id()).product(engine.id()).quantity(3).discountPercent(10).taxPercent(21)
 * }</pre>
 */
public record AddQuoteLine(QuoteId quote, Values values) {

    public static AddQuoteLine to(QuoteId quote) {
        return new AddQuoteLine(quote, QuoteLine.TYPE.noValues().with(QuoteLineFields.QUOTE, quote));
    }

    /** At the price of the offer's tariff. */
    public AddQuoteLine product(ProductId product) {
        return with(QuoteLineFields.PRODUCT, product);
    }

    /** By exactly this entry; it says which product. */
    public AddQuoteLine entry(PriceBookEntryId entry) {
        return with(QuoteLineFields.PRICE_BOOK_ENTRY, entry);
    }

    /** What it is for, where it is no product of the catalogue or is to be called otherwise. */
    public AddQuoteLine named(String name) {
        return with(QuoteLineFields.NAME, name);
    }

    public AddQuoteLine quantity(long quantity) {
        return quantity(BigDecimal.valueOf(quantity));
    }

    /** Never 0; negative for what is taken back or credited, where the product allows it. */
    public AddQuoteLine quantity(BigDecimal quantity) {
        return with(QuoteLineFields.QUANTITY, quantity);
    }

    /** What one is offered at before the discount, in place of the tariff's price. */
    public AddQuoteLine unitPrice(BigMoneyProvider price) {
        return with(QuoteLineFields.UNIT_PRICE, price.toBigMoney());
    }

    /** What the line comes to after the discount; the unit price follows. */
    public AddQuoteLine total(Money total) {
        return with(QuoteLineFields.TOTAL, total);
    }

    /** @param percent from 0 to 100 */
    public AddQuoteLine discountPercent(long percent) {
        return with(QuoteLineFields.DISCOUNT_PERCENT, BigDecimal.valueOf(percent));
    }

    /** So much off the line as a whole. */
    public AddQuoteLine discountAmount(Money amount) {
        return with(QuoteLineFields.DISCOUNT_AMOUNT, amount);
    }

    /** @param percent the host's rate, from 0 to 100 */
    public AddQuoteLine taxPercent(long percent) {
        return with(QuoteLineFields.TAX_PERCENT, BigDecimal.valueOf(percent));
    }

    /** What one costs the seller, in place of the cost tariff's price. */
    public AddQuoteLine cost(BigMoneyProvider cost) {
        return with(QuoteLineFields.COST, cost.toBigMoney());
    }

    public AddQuoteLine description(String text) {
        return with(QuoteLineFields.DESCRIPTION, text);
    }

    /** Any field that input may set, built-in or custom. */
    public <T> AddQuoteLine with(Field<T> field, T value) {
        return new AddQuoteLine(quote, values.with(field, value));
    }
}
