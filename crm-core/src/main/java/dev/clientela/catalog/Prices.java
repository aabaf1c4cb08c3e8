package dev.clientela.catalog;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What things cost, and why. A price that is not found is an error, never 0.
 *
 * <p>What a basket takes grows with its lines and with the books that their prices rest on, not with the catalogue: its
 * products are read together. As thread-safe as the session it comes from.
 */
public final class Prices {

    private final Commands commands;

    public Prices(Commands commands) {
        this.commands = commands;
    }

    /** For other concepts, while their own commands run. */
    public static Prices in(Execution execution) {
        return new Prices(execution.commands());
    }

    /**
     * Prices a basket.
     *
     * @throws ValidationException with every fault of every line: {@code price.not_found}, whose parameter {@code tried}
     *     says why no entry applies; {@code price.rule_failed} with the {@code rule}; {@code product.inactive},
     *     {@code price_book.inactive}, {@code price.no_quantity}, {@code price.basket_size},
     *     {@code record.unknown_reference}
     */
    public PriceQuote quote(PriceRequest request) {
        return commands.read(execution -> new Pricing(execution, request, true).quote());
    }

    /**
     * The same for concepts whose own command prices one line: by a customer that the actor need not be able to see.
     *
     * @throws RefusedException {@code price.not_found}, {@code price.rule_failed}, {@code price_book_entry.ties}
     */
    public QuotedPrice one(PriceRequest request) {
        return commands.read(execution -> new Pricing(execution, request, false).one());
    }

    /**
     * What the one line of the request costs by this entry, whether it applies or not: what keeps it from applying stands
     * in the reason.
     *
     * @throws RefusedException {@code price.rule_failed}
     */
    public QuotedPrice by(PriceBookEntry entry, PriceRequest request) {
        return commands.read(execution -> new Pricing(execution, request, false).by(entry));
    }

    /** The standard book, if there is one yet. */
    public Optional<PriceBook> standardBook() {
        return commands.read(PriceBooks::findStandard);
    }

    /** The entries for a product in a book that can be newly chosen. */
    public List<PriceBookEntry> offered(PriceBookId book, ProductId product) {
        return commands.read(execution -> execution.all(
                Query.of(PriceBookEntry.TYPE).where(place(book, product).and(PriceBookEntryFields.ACTIVE.isTrue()))));
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

    /** The entries of a product in the standard book, whether the actor may list them or not. */
    static List<PriceBookEntry> standardEntries(Execution execution, ProductId product, CurrencyUnit currency) {
        return PriceBooks.findStandard(execution)
                .map(book -> execution
                        .everything(Query.of(PriceBookEntry.TYPE)
                                .where(place(book.id(), product).and(currencyIs(currency))))
                        .list())
                .orElse(List.of());
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
