package dev.clientela.catalog;

import dev.clientela.record.Field;
import dev.clientela.record.Values;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * A price to be put into a price book: its own, or the standard one.
 *
 * <pre>{@code
 * AddPriceBookEntry.to(book.id()).product(engine.id()).at(Money.of(CurrencyUnit.EUR, 1100))
 * AddPriceBookEntry.to(book.id()).product(engine.id()).atStandardPrice(CurrencyUnit.USD)
 * }</pre>
 */
public record AddPriceBookEntry(Values values) {

    public static AddPriceBookEntry to(PriceBookId book) {
        return new AddPriceBookEntry(PriceBookEntry.TYPE.noValues()).with(PriceBookEntryFields.PRICE_BOOK, book);
    }

    public AddPriceBookEntry product(ProductId product) {
        return with(PriceBookEntryFields.PRODUCT, product);
    }

    public AddPriceBookEntry at(BigMoneyProvider price) {
        BigMoney unitPrice = price.toBigMoney();
        return with(PriceBookEntryFields.UNIT_PRICE, unitPrice)
                .with(PriceBookEntryFields.CURRENCY, unitPrice.getCurrencyUnit());
    }

    public AddPriceBookEntry atStandardPrice(CurrencyUnit currency) {
        return with(PriceBookEntryFields.USE_STANDARD_PRICE, true).with(PriceBookEntryFields.CURRENCY, currency);
    }

    /** Any field, built-in or custom. */
    public <T> AddPriceBookEntry with(Field<T> field, T value) {
        return new AddPriceBookEntry(values.with(field, value));
    }
}
