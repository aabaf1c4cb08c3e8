package dev.clientela.catalog;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One request being priced: all is read first, then each line is decided. */
final class Pricing {

    private final Execution execution;
    private final PriceRequest request;
    private final boolean visibleOnly;
    private final Violations violations = new Violations();

    /** @param visibleOnly whether the actor has to be able to see customer, books and entries */
    Pricing(Execution execution, PriceRequest request, boolean visibleOnly) {
        this.execution = execution;
        this.request = request;
        this.visibleOnly = visibleOnly;
    }

    /** What was read for the request. */
    private record Stock(
            List<PriceBook> books,
            Map<ProductId, Product> products,
            PriceShelf shelf,
            Set<RecordId> offered,
            PriceCustomer customer,
            PriceReckoning reckoning) {}

    PriceQuote quote() {
        requireSize();
        Stock stock = read();
        List<QuotedPrice> prices = new ArrayList<>();
        for (int i = 0; i < request.lines().size(); i++) {
            String path = "lines[" + i + "]";
            PriceRequest.Line line = request.lines().get(i);
            if (isPriceable(line, stock, path)) {
                try {
                    prices.add(price(line, stock));
                } catch (RefusedException fault) {
                    violations.add(new Violation(path, fault.code(), fault.parameters()));
                }
            }
        }
        violations.throwIfAny();
        return new PriceQuote(request, prices);
    }

    QuotedPrice one() {
        Stock stock = read();
        violations.throwIfAny();
        return price(request.lines().get(0), stock);
    }

    QuotedPrice by(PriceBookEntry entry) {
        PriceRequest.Line line = request.lines().get(0);
        PriceCustomer customer = customer();
        PriceShelf shelf = new PriceShelf(execution, request.account(), List.of(line.product()));
        shelf.base(entry).ifPresent(book -> shelf.read(List.of(book)));
        PriceReckoning.Reckoned reckoned = new PriceReckoning(
                        execution, shelf, customer, request.date(), products(List.of(line)))
                .of(entry, line.quantity());
        List<PriceMiss> misses =
                new PriceTrial(customer, request.date(), line.quantity(), request.currency()).misses(entry);
        TriedPrice tried = new TriedPrice(entry, "", misses);
        return new QuotedPrice(
                line.product(), line.quantity(), reckoned.price(), new PriceReason(tried, reckoned.steps(), List.of()));
    }

    private void requireSize() {
        violations.require(request.lines().size() <= PriceRequest.MAX_LINES, "lines", CatalogErrors.BASKET_SIZE);
        violations.require(request.books().size() <= PriceRequest.MAX_BOOKS, "books", CatalogErrors.BASKET_SIZE);
        violations.throwIfAny();
    }

    private Stock read() {
        PriceCustomer customer = customer();
        Map<ProductId, Product> products = products(request.lines());
        PriceShelf shelf = new PriceShelf(execution, request.account(), products.keySet());
        List<PriceBook> books = books(shelf);
        Set<PriceBookId> ids = books.stream().map(PriceBook::id).collect(Collectors.toCollection(LinkedHashSet::new));
        shelf.read(ids);
        PriceReckoning reckoning = new PriceReckoning(execution, shelf, customer, request.date(), products);
        return new Stock(books, products, shelf, shelf.visible(ids), customer, reckoning);
    }

    private PriceCustomer customer() {
        if (request.account().isEmpty()) {
            return PriceCustomer.anybody();
        }
        Query<Account> query = Query.of(Account.TYPE)
                .where(AccountFields.ID.is(request.account().get()))
                .pageOf(1);
        Optional<Account> found = (visibleOnly
                        ? execution.query(query)
                        : execution.unit().records(Account.TYPE).query(query))
                .items().stream().findFirst();
        if (found.isEmpty()) {
            violations.add(unknown("account", request.account().get()));
        }
        return found.map(PriceCustomer::of).orElseGet(PriceCustomer::anybody);
    }

    private Map<ProductId, Product> products(List<PriceRequest.Line> lines) {
        Set<ProductId> ids =
                lines.stream().map(PriceRequest.Line::product).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<ProductId, Product> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            execution
                    .all(Query.of(Product.TYPE).where(ProductFields.ID.in(ids)))
                    .forEach(product -> found.put(product.id(), product));
        }
        return found;
    }

    /** In their order; those that cannot be chosen are told of and left out. */
    private List<PriceBook> books(PriceShelf shelf) {
        if (request.books().isEmpty()) {
            return shelf.standard().stream().toList();
        }
        Map<PriceBookId, PriceBook> found = new HashMap<>();
        Query<PriceBook> query = Query.of(PriceBook.TYPE).where(PriceBookFields.ID.in(request.books()));
        (visibleOnly
                        ? execution.all(query)
                        : execution.unit().records(PriceBook.TYPE).query(query).items())
                .forEach(book -> found.put(book.id(), book));
        List<PriceBook> books = new ArrayList<>();
        for (int i = 0; i < request.books().size(); i++) {
            PriceBookId id = request.books().get(i);
            PriceBook book = found.get(id);
            if (book == null) {
                violations.add(unknown("books[" + i + "]", id));
            } else if (!book.isActive() && !request.outOfUse()) {
                violations.add(Violation.of("books[" + i + "]", CatalogErrors.BOOK_INACTIVE));
            } else if (!books.contains(book)) {
                books.add(book);
            }
        }
        return books;
    }

    private static Violation unknown(String path, RecordId id) {
        return Violation.of(path, CommandErrors.UNKNOWN_REFERENCE, "record", id.ref());
    }

    private boolean isPriceable(PriceRequest.Line line, Stock stock, String path) {
        Product product = stock.products().get(line.product());
        if (product == null) {
            violations.add(unknown(path + ".product", line.product()));
            return false;
        }
        violations.require(product.isActive(), path + ".product", CatalogErrors.PRODUCT_INACTIVE);
        violations.require(line.quantity().signum() != 0, path + ".quantity", CatalogErrors.NO_QUANTITY);
        return product.isActive() && line.quantity().signum() != 0;
    }

    private QuotedPrice price(PriceRequest.Line line, Stock stock) {
        List<PriceTrial.Candidate> candidates = new ArrayList<>();
        for (int place = 0; place < stock.books().size(); place++) {
            PriceBook book = stock.books().get(place);
            for (PriceBookEntry entry : stock.shelf().entries(book.id(), line.product())) {
                if (stock.offered().contains(entry.id())) {
                    candidates.add(new PriceTrial.Candidate(entry, book.name(), place));
                }
            }
        }
        PriceTrial.Outcome outcome =
                new PriceTrial(stock.customer(), request.date(), line.quantity(), request.currency()).of(candidates);
        TriedPrice decided = outcome.decided().orElseThrow(() -> notFound(line, stock, outcome));
        PriceReckoning.Reckoned reckoned = stock.reckoning().of(decided.entry(), line.quantity());
        return new QuotedPrice(
                line.product(),
                line.quantity(),
                reckoned.price(),
                new PriceReason(decided, reckoned.steps(), outcome.others()));
    }

    private RefusedException notFound(PriceRequest.Line line, Stock stock, PriceTrial.Outcome outcome) {
        String books = stock.books().stream().map(PriceBook::name).collect(Collectors.joining(", "));
        return new RefusedException(
                CatalogErrors.NO_PRICE,
                Map.of(
                        "price_book", books.isEmpty() ? "standard" : books,
                        "product", line.product(),
                        "currency", request.currency().getCode(),
                        "tried", outcome.tried()));
    }
}
