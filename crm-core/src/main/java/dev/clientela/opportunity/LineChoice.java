package dev.clientela.opportunity;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.catalog.PriceMiss;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Prices;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductId;
import dev.clientela.catalog.QuotedPrice;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Which entry of which price book a new line is sold by, what that makes it cost, and its product. */
record LineChoice(QuotedPrice price, Product product) {

    /**
     * The entry named, or the one that decides for the product in the deal's book, or in the standard book while it has
     * none: for the deal's account, today, and the quantity.
     *
     * @throws dev.clientela.error.RefusedException {@code price.not_found} when nothing says what the product costs there
     */
    static LineChoice of(Execution execution, Opportunity deal, Values given) {
        PriceBookEntryId entryId = given.get(OpportunityLineFields.PRICE_BOOK_ENTRY);
        ProductId productId = given.get(OpportunityLineFields.PRODUCT);
        if (entryId != null) {
            PriceBookEntry entry = execution
                    .find(PriceBookEntry.TYPE, entryId.value())
                    .orElseThrow(() -> unknown(OpportunityLineFields.PRICE_BOOK_ENTRY.name(), entryId));
            if (productId != null && !productId.equals(entry.product())) {
                throw ValidationException.of(
                        OpportunityLineFields.PRODUCT.name(), OpportunityErrors.LINE_OTHER_PRODUCT);
            }
            PriceRequest request = request(execution, deal, entry.currency(), entry.product(), given);
            return new LineChoice(Prices.in(execution).by(entry, request), product(execution, entry.product()));
        } else if (productId != null) {
            Product product = product(execution, productId);
            return new LineChoice(offered(execution, deal, product, given), product);
        }
        throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), RecordErrors.REQUIRED);
    }

    PriceBookEntry entry() {
        return price.entry();
    }

    BigMoney listPrice() {
        return price.unitPrice();
    }

    private static PriceRequest request(
            Execution execution, Opportunity deal, CurrencyUnit currency, ProductId product, Values given) {
        // A quantity of 0 is refused with the other faults of the line.
        BigDecimal quantity = Optional.ofNullable(given.get(OpportunityLineFields.QUANTITY))
                .filter(many -> many.signum() != 0)
                .orElse(BigDecimal.ONE);
        PriceRequest request = PriceRequest.on(execution.moment().today(), currency)
                .evenOutOfUse()
                .line(product, quantity);
        return deal.account().map(request::account).orElse(request);
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

    private static QuotedPrice offered(Execution execution, Opportunity deal, Product product, Values given) {
        if (!product.isActive()) {
            throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), CatalogErrors.PRODUCT_INACTIVE);
        }
        Prices prices = Prices.in(execution);
        PriceBookId book = deal.priceBook()
                .orElseGet(() -> prices.standardBook()
                        .map(PriceBook::id)
                        .orElseThrow(() -> Prices.notFound(Optional.empty(), product.id(), deal.currency())));
        CurrencyUnit currency = deal.currency()
                .or(() -> currencyOf(given))
                .orElseGet(() -> onlyCurrency(prices.offered(book, product.id()), book, product));
        return prices.one(
                request(execution, deal, currency, product.id(), given).from(book));
    }

    private static CurrencyUnit onlyCurrency(List<PriceBookEntry> offered, PriceBookId book, Product product) {
        List<CurrencyUnit> currencies =
                offered.stream().map(PriceBookEntry::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), OpportunityErrors.LINE_CURRENCY_NEEDED);
        }
        return currencies.stream()
                .findFirst()
                .orElseThrow(() -> Prices.notFound(Optional.of(book), product.id(), Optional.empty()));
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
        PriceBookEntry entry = entry();
        violations.require(product.isActive(), OpportunityLineFields.PRODUCT.name(), CatalogErrors.PRODUCT_INACTIVE);
        violations.require(entry.isActive(), path, CatalogErrors.ENTRY_INACTIVE);
        boolean applies =
                price.reason().decided().misses().stream().allMatch(miss -> miss.kind() == PriceMiss.Kind.INACTIVE);
        violations.require(applies, path, CatalogErrors.DOES_NOT_APPLY);
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
