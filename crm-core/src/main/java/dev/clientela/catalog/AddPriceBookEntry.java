package dev.clientela.catalog;

import dev.clientela.account.AccountId;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * A price to be put into a price book: its own, the standard one, or one by formula. Unless said otherwise it is for all
 * customers, in any quantity, always.
 *
 * <pre>{@code
 * AddPriceBookEntry.to(book.id()).product(engine.id()).at(Money.of(CurrencyUnit.EUR, 1100))
 * AddPriceBookEntry.to(book.id()).product(engine.id()).atStandardPrice(CurrencyUnit.USD)
 * AddPriceBookEntry.to(book.id()).product(engine.id()).byFormula(CurrencyUnit.EUR, PriceFormula.ofStandard().percent("90"))
 *         .segment("gold").from(10).validFrom(LocalDate.of(2026, 1, 1))
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

    public AddPriceBookEntry byFormula(CurrencyUnit currency, PriceFormula formula) {
        return new AddPriceBookEntry(formula.in(values)).with(PriceBookEntryFields.CURRENCY, currency);
    }

    /** For this customer alone. */
    public AddPriceBookEntry account(AccountId account) {
        return with(PriceBookEntryFields.ACCOUNT, account);
    }

    /** For the customers that bear this tag. */
    public AddPriceBookEntry segment(String tag) {
        return with(PriceBookEntryFields.SEGMENT, tag);
    }

    /** For the customers in this sales territory. */
    public AddPriceBookEntry territory(String territory) {
        return with(PriceBookEntryFields.TERRITORY, territory);
    }

    /** The larger decides; 0 unless said. */
    public AddPriceBookEntry priority(long priority) {
        return with(PriceBookEntryFields.PRIORITY, priority);
    }

    /** From this quantity on. */
    public AddPriceBookEntry from(long quantity) {
        return with(PriceBookEntryFields.MIN_QUANTITY, BigDecimal.valueOf(quantity));
    }

    /** From this business date on. */
    public AddPriceBookEntry validFrom(LocalDate first) {
        return with(PriceBookEntryFields.VALID_FROM, first);
    }

    /** Until the day before this business date. */
    public AddPriceBookEntry validUntil(LocalDate end) {
        return with(PriceBookEntryFields.VALID_UNTIL, end);
    }

    /** Any field, built-in or custom. */
    public <T> AddPriceBookEntry with(Field<T> field, T value) {
        return new AddPriceBookEntry(values.with(field, value));
    }
}
