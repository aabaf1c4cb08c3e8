package dev.clientela.opportunity;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.catalog.Prices;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductId;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Which entry of which price book a new line is sold by, and its product. */
record LineChoice(PriceBookEntry entry, Product product, BigMoney listPrice) {

    /**
     * The entry named, or the one for the product in the deal's book, or in the standard book while it has none.
     *
     * @throws dev.clientela.error.RefusedException {@code price.not_found} when nothing says what the product costs there
     */
    static LineChoice of(Execution execution, Opportunity deal, Values given) {
        PriceBookEntryId entryId = given.get(OpportunityLineFields.PRICE_BOOK_ENTRY);
        ProductId productId = given.get(OpportunityLineFields.PRODUCT);
        PriceBookEntry entry;
        if (entryId != null) {
            entry = execution
                    .find(PriceBookEntry.TYPE, entryId.value())
                    .orElseThrow(() -> unknown(OpportunityLineFields.PRICE_BOOK_ENTRY.name(), entryId));
            if (productId != null && !productId.equals(entry.product())) {
                throw ValidationException.of(
                        OpportunityLineFields.PRODUCT.name(), OpportunityErrors.LINE_OTHER_PRODUCT);
            }
        } else if (productId != null) {
            entry = offered(execution, deal, productId, given);
        } else {
            throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), RecordErrors.REQUIRED);
        }
        return new LineChoice(
                entry, product(execution, entry.product()), Prices.in(execution).of(entry));
    }

    private static Product product(Execution execution, ProductId id) {
        return execution
                .find(Product.TYPE, id.value())
                .orElseThrow(() -> unknown(OpportunityLineFields.PRODUCT.name(), id));
    }

    private static ValidationException unknown(String path, RecordId id) {
        return new ValidationException(
                List.of(Violation.of(path, CommandErrors.UNKNOWN_REFERENCE, "record", id.ref())));
    }

    private static PriceBookEntry offered(Execution execution, Opportunity deal, ProductId productId, Values given) {
        if (!product(execution, productId).isActive()) {
            throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), CatalogErrors.PRODUCT_INACTIVE);
        }
        Prices prices = Prices.in(execution);
        PriceBookId book = deal.priceBook()
                .orElseGet(() -> prices.standardBook()
                        .map(PriceBook::id)
                        .orElseThrow(() -> Prices.notFound(Optional.empty(), productId, deal.currency())));
        Optional<CurrencyUnit> currency = deal.currency().or(() -> currencyOf(given));
        List<PriceBookEntry> entries = prices.offered(book, productId).stream()
                .filter(entry -> currency.map(entry.currency()::equals).orElse(true))
                .toList();
        if (entries.size() > 1) {
            throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), OpportunityErrors.LINE_CURRENCY_NEEDED);
        }
        return entries.stream().findFirst().orElseThrow(() -> Prices.notFound(Optional.of(book), productId, currency));
    }

    private static Optional<CurrencyUnit> currencyOf(Values given) {
        BigMoney price = given.get(OpportunityLineFields.UNIT_PRICE);
        Money total = given.get(OpportunityLineFields.TOTAL);
        return price != null
                ? Optional.of(price.getCurrencyUnit())
                : Optional.ofNullable(total).map(Money::getCurrencyUnit);
    }

    /** Whether the deal may newly choose it: all of it in use, from the deal's book, in its currency. */
    void check(Execution execution, Opportunity deal, Violations violations) {
        String path = OpportunityLineFields.PRICE_BOOK_ENTRY.name();
        violations.require(product.isActive(), OpportunityLineFields.PRODUCT.name(), CatalogErrors.PRODUCT_INACTIVE);
        violations.require(entry.isActive(), path, CatalogErrors.ENTRY_INACTIVE);
        boolean sameCurrency = deal.currency().map(entry.currency()::equals).orElse(true);
        violations.require(sameCurrency, path, OpportunityErrors.LINE_OTHER_CURRENCY);
        if (deal.priceBook().isPresent()) {
            violations.require(
                    deal.priceBook().get().equals(entry.priceBook()), path, OpportunityErrors.LINE_OTHER_BOOK);
        } else {
            boolean inUse = execution
                    .find(PriceBook.TYPE, entry.priceBook().value())
                    .filter(PriceBook::isActive)
                    .isPresent();
            violations.require(inUse, path, CatalogErrors.BOOK_INACTIVE);
        }
    }
}
