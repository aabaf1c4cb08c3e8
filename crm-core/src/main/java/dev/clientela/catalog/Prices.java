package dev.clientela.catalog;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * What things cost, within one command. A price that is not found is an error, never 0. Not thread-safe.
 *
 * <p>Other concepts ask it while their own commands run; hosts ask {@link PriceBookEntries#price}.
 */
public final class Prices {

    private final Execution execution;

    private Prices(Execution execution) {
        this.execution = execution;
    }

    public static Prices in(Execution execution) {
        return new Prices(execution);
    }

    /** The standard book, if there is one yet. */
    public Optional<PriceBook> standardBook() {
        return PriceBooks.findStandard(execution);
    }

    /** The entries for a product in a book that can be newly chosen, one a currency. */
    public List<PriceBookEntry> offered(PriceBookId book, ProductId product) {
        return execution.all(
                Query.of(PriceBookEntry.TYPE).where(place(book, product).and(PriceBookEntryFields.ACTIVE.isTrue())));
    }

    /** What the entry says one unit costs now: its own price, or the standard one. */
    public BigMoney of(PriceBookEntry entry) {
        return entry.unitPrice()
                .or(() -> standardEntry(execution, entry.product(), entry.currency())
                        .flatMap(PriceBookEntry::unitPrice))
                .orElseThrow(
                        () -> notFound(Optional.of(entry.priceBook()), entry.product(), Optional.of(entry.currency())));
    }

    /** {@code price.not_found} with what was sought. */
    public static RefusedException notFound(
            Optional<PriceBookId> book, ProductId product, Optional<CurrencyUnit> currency) {
        Map<String, Object> sought = new HashMap<>();
        sought.put("price_book", book.map(PriceBookId::toString).orElse("standard"));
        sought.put("product", product);
        sought.put("currency", currency.map(CurrencyUnit::getCode).orElse("?"));
        return new RefusedException(CatalogErrors.NO_PRICE, sought);
    }

    /** Found whether the actor may list it or not: what is sold at the standard price costs that for everybody. */
    static Optional<PriceBookEntry> standardEntry(Execution execution, ProductId product, CurrencyUnit currency) {
        return PriceBooks.findStandard(execution)
                .flatMap(book -> find(execution, place(book.id(), product).and(currencyIs(currency))));
    }

    static Optional<PriceBookEntry> find(Execution execution, Criterion where) {
        return execution
                .unit()
                .records(PriceBookEntry.TYPE)
                .query(Query.of(PriceBookEntry.TYPE).where(where).pageOf(1))
                .items()
                .stream()
                .findFirst();
    }

    static Criterion place(PriceBookId book, ProductId product) {
        return PriceBookEntryFields.PRODUCT
                .is(product)
                .and(PriceBookEntryFields.PRICE_BOOK.is(book))
                .and(PriceBookEntryFields.CURRENT.isTrue());
    }

    static Criterion currencyIs(CurrencyUnit currency) {
        return PriceBookEntryFields.CURRENCY.is(currency);
    }
}
