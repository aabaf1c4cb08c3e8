package dev.clientela.catalog;

import dev.clientela.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What is to be priced: a basket of lines, for a customer or anybody, on a business date, in a currency, by one price book
 * or by several of which the first that has a price for a product decides. Without a book, by the standard one.
 *
 * <pre>{@code
 * PriceRequest.on(date, CurrencyUnit.EUR).account(customer.id()).from(retail.id()).line(engine.id(), 12)
 * }</pre>
 *
 * @param outOfUse whether books that are not in use any more serve too, as those that a deal has chosen do
 */
public record PriceRequest(
        LocalDate date,
        CurrencyUnit currency,
        Optional<AccountId> account,
        List<PriceBookId> books,
        boolean outOfUse,
        List<Line> lines) {

    /** The most lines of one basket. */
    public static final int MAX_LINES = 5_000;

    /** The most books that one basket is priced by. */
    public static final int MAX_BOOKS = 50;

    /** So many of a product; less than none for what is taken back, which is priced as it is sold. */
    public record Line(ProductId product, BigDecimal quantity) {}

    public PriceRequest {
        books = List.copyOf(books);
        lines = List.copyOf(lines);
    }

    public static PriceRequest on(LocalDate date, CurrencyUnit currency) {
        return new PriceRequest(date, currency, Optional.empty(), List.of(), false, List.of());
    }

    public PriceRequest account(AccountId customer) {
        return new PriceRequest(date, currency, Optional.of(customer), books, outOfUse, lines);
    }

    /** By those named before, or else by this book. */
    public PriceRequest from(PriceBookId book) {
        List<PriceBookId> all = new ArrayList<>(books);
        all.add(book);
        return new PriceRequest(date, currency, account, all, outOfUse, lines);
    }

    public PriceRequest evenOutOfUse() {
        return new PriceRequest(date, currency, account, books, true, lines);
    }

    public PriceRequest line(ProductId product, long quantity) {
        return line(product, BigDecimal.valueOf(quantity));
    }

    public PriceRequest line(ProductId product, BigDecimal quantity) {
        List<Line> all = new ArrayList<>(lines);
        all.add(new Line(product, quantity));
        return lines(all);
    }

    /** These lines and no others. */
    public PriceRequest lines(List<Line> all) {
        return new PriceRequest(date, currency, account, books, outOfUse, all);
    }
}
