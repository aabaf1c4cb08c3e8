package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
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

/** Which entry of which price book a new line is sold or offered by, what that makes it cost, and its product. */
public record LineChoice(QuotedPrice price, Product product) {

    /**
     * Where a line is to stand: what it is sold from, in which currency, to whom; as far as that is known yet.
     *
     * @param book the standard book, when empty
     */
    public record Place(Optional<PriceBookId> book, Optional<CurrencyUnit> currency, Optional<AccountId> account) {}

    /**
     * What is to stand there: an entry or a product, one of it unless said otherwise.
     *
     * @param currency that its price or total is given in
     */
    public record Wanted(
            Optional<PriceBookEntryId> entry,
            Optional<ProductId> product,
            Optional<BigDecimal> quantity,
            Optional<CurrencyUnit> currency) {}

    /** As {@link #of(Execution, Place, Wanted)}, on a deal. */
    static LineChoice of(Execution execution, Opportunity deal, Values given) {
        Wanted wanted = new Wanted(
                Optional.ofNullable(given.get(OpportunityLineFields.PRICE_BOOK_ENTRY)),
                Optional.ofNullable(given.get(OpportunityLineFields.PRODUCT)),
                Optional.ofNullable(given.get(OpportunityLineFields.QUANTITY)),
                currencyOf(given));
        return of(execution, place(deal), wanted);
    }

    private static Place place(Opportunity deal) {
        return new Place(deal.priceBook(), deal.currency(), deal.account());
    }

    /**
     * The entry named, or the one that decides for the product in the book, or in the standard book while there is none:
     * for the account, today, and the quantity.
     *
     * @throws ValidationException when neither is named, or nobody knows them
     * @throws dev.clientela.error.RefusedException {@code price.not_found} when nothing says what the product costs there
     */
    public static LineChoice of(Execution execution, Place place, Wanted wanted) {
        if (wanted.entry().isPresent()) {
            PriceBookEntryId entryId = wanted.entry().get();
            PriceBookEntry entry = execution
                    .find(PriceBookEntry.TYPE, entryId.value())
                    .orElseThrow(() -> unknown(OpportunityLineFields.PRICE_BOOK_ENTRY.name(), entryId));
            if (!wanted.product().map(entry.product()::equals).orElse(true)) {
                throw ValidationException.of(
                        OpportunityLineFields.PRODUCT.name(), OpportunityErrors.LINE_OTHER_PRODUCT);
            }
            PriceRequest request = request(execution, place, entry.currency(), entry.product(), wanted);
            return new LineChoice(Prices.in(execution).by(entry, request), product(execution, entry.product()));
        }
        ProductId productId = wanted.product()
                .orElseThrow(() -> ValidationException.of(OpportunityLineFields.PRODUCT.name(), RecordErrors.REQUIRED));
        Product product = product(execution, productId);
        return new LineChoice(offered(execution, place, product, wanted), product);
    }

    public PriceBookEntry entry() {
        return price.entry();
    }

    public BigMoney listPrice() {
        return price.unitPrice();
    }

    private static PriceRequest request(
            Execution execution, Place place, CurrencyUnit currency, ProductId product, Wanted wanted) {
        // A quantity of 0 is refused with the other faults of the line.
        BigDecimal quantity =
                wanted.quantity().filter(many -> many.signum() != 0).orElse(BigDecimal.ONE);
        PriceRequest request = PriceRequest.on(execution.moment().today(), currency)
                .evenOutOfUse()
                .line(product, quantity);
        return place.account().map(request::account).orElse(request);
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

    private static QuotedPrice offered(Execution execution, Place place, Product product, Wanted wanted) {
        if (!product.isActive()) {
            throw ValidationException.of(OpportunityLineFields.PRODUCT.name(), CatalogErrors.PRODUCT_INACTIVE);
        }
        Prices prices = Prices.in(execution);
        PriceBookId book = place.book()
                .orElseGet(() -> prices.standardBook()
                        .map(PriceBook::id)
                        .orElseThrow(() -> Prices.notFound(Optional.empty(), product.id(), place.currency())));
        CurrencyUnit currency = place.currency()
                .or(wanted::currency)
                .orElseGet(() -> onlyCurrency(prices.offered(book, product.id()), book, product));
        return prices.one(
                request(execution, place, currency, product.id(), wanted).from(book));
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

    /** As {@link #check(Execution, Place, Violations)}, on a deal. */
    void check(Execution execution, Opportunity deal, Violations violations) {
        check(execution, place(deal), violations);
    }

    /** Whether it may be newly chosen there: all of it in use, from the book, in the currency. */
    public void check(Execution execution, Place place, Violations violations) {
        String path = OpportunityLineFields.PRICE_BOOK_ENTRY.name();
        PriceBookEntry entry = entry();
        violations.require(product.isActive(), OpportunityLineFields.PRODUCT.name(), CatalogErrors.PRODUCT_INACTIVE);
        violations.require(entry.isActive(), path, CatalogErrors.ENTRY_INACTIVE);
        boolean applies =
                price.reason().decided().misses().stream().allMatch(miss -> miss.kind() == PriceMiss.Kind.INACTIVE);
        violations.require(applies, path, CatalogErrors.DOES_NOT_APPLY);
        boolean sameCurrency = place.currency().map(entry.currency()::equals).orElse(true);
        violations.require(sameCurrency, path, OpportunityErrors.LINE_OTHER_CURRENCY);
        if (place.book().isPresent()) {
            violations.require(place.book().get().equals(entry.priceBook()), path, OpportunityErrors.LINE_OTHER_BOOK);
        } else {
            boolean inUse = execution
                    .find(PriceBook.TYPE, entry.priceBook().value())
                    .filter(PriceBook::isActive)
                    .isPresent();
            violations.require(inUse, path, CatalogErrors.BOOK_INACTIVE);
        }
    }
}
