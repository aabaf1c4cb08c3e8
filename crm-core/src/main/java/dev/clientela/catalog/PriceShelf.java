package dev.clientela.catalog;

import dev.clientela.account.AccountId;
import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.record.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries that products may be priced by: those in the books asked for, then those in the books that these rest on, read
 * a book's depth at a time for all products together. Prices for other customers are left where they are.
 */
final class PriceShelf {

    /** What one statement is asked for. */
    private static final int PRODUCTS_AT_ONCE = 1_000;

    private final Execution execution;
    private final Optional<AccountId> account;
    private final Collection<ProductId> products;
    private final Map<Place, List<PriceBookEntry>> entries = new HashMap<>();
    private final Set<PriceBookId> read = new HashSet<>();
    private Optional<PriceBook> standard = Optional.empty();
    private boolean standardSought;

    private record Place(PriceBookId book, ProductId product) {}

    PriceShelf(Execution execution, Optional<AccountId> account, Collection<ProductId> products) {
        this.execution = execution;
        this.account = account;
        this.products = new LinkedHashSet<>(products);
    }

    /** Reads these books and all that they rest on. */
    PriceShelf read(Collection<PriceBookId> books) {
        Set<PriceBookId> next = new LinkedHashSet<>(books);
        next.removeAll(read);
        while (!next.isEmpty()) {
            read.addAll(next);
            Set<PriceBookId> bases = new LinkedHashSet<>();
            for (PriceBookEntry entry : found(next)) {
                entries.computeIfAbsent(new Place(entry.priceBook(), entry.product()), place -> new ArrayList<>())
                        .add(entry);
                base(entry).ifPresent(bases::add);
            }
            bases.removeAll(read);
            next = bases;
        }
        return this;
    }

    private List<PriceBookEntry> found(Collection<PriceBookId> books) {
        List<PriceBookEntry> found = new ArrayList<>();
        List<ProductId> all = List.copyOf(products);
        for (int from = 0; from < all.size(); from += PRODUCTS_AT_ONCE) {
            List<ProductId> some = all.subList(from, Math.min(all.size(), from + PRODUCTS_AT_ONCE));
            // Prices rest on each other whether the actor may list them or not.
            found.addAll(execution
                    .everything(Query.of(PriceBookEntry.TYPE).where(within(books, some)))
                    .list());
        }
        return found;
    }

    private Criterion within(Collection<PriceBookId> books, Collection<ProductId> some) {
        Criterion forAll = PriceBookEntryFields.ACCOUNT.isAbsent();
        return PriceBookEntryFields.PRODUCT
                .in(some)
                .and(PriceBookEntryFields.PRICE_BOOK.in(books))
                .and(PriceBookEntryFields.CURRENT.isTrue())
                .and(account.map(id -> PriceBookEntryFields.ACCOUNT.is(id).or(forAll))
                        .orElse(forAll));
    }

    /** The book that the entry's price rests on. */
    Optional<PriceBookId> base(PriceBookEntry entry) {
        if (entry.usesStandardPrice()) {
            return standard().map(PriceBook::id);
        }
        return entry.find(PriceBookEntryFields.BASE).flatMap(base -> switch (base) {
            case STANDARD -> standard().map(PriceBook::id);
            case BOOK -> entry.find(PriceBookEntryFields.BASE_BOOK);
            case COST -> Optional.empty();
        });
    }

    /** The standard book, asked for once. */
    Optional<PriceBook> standard() {
        if (!standardSought) {
            standard = PriceBooks.findStandard(execution);
            standardSought = true;
        }
        return standard;
    }

    List<PriceBookEntry> entries(PriceBookId book, ProductId product) {
        return entries.getOrDefault(new Place(book, product), List.of());
    }

    /** Of the entries in these books, those that the actor may list. */
    Set<RecordId> visible(Collection<PriceBookId> books) {
        Criterion visible = execution.visible(PriceBookEntry.TYPE);
        Set<RecordId> ids = new HashSet<>();
        List<PriceBookEntry> inBooks = new ArrayList<>();
        entries.forEach((place, all) -> {
            if (books.contains(place.book())) {
                inBooks.addAll(all);
            }
        });
        if (visible.equals(Criterion.always())) {
            inBooks.forEach(entry -> ids.add(entry.id()));
            return ids;
        }
        List<PriceBookEntryId> sought = inBooks.stream().map(PriceBookEntry::id).toList();
        for (int from = 0; from < sought.size(); from += PRODUCTS_AT_ONCE) {
            List<PriceBookEntryId> some = sought.subList(from, Math.min(sought.size(), from + PRODUCTS_AT_ONCE));
            execution
                    .all(Query.of(PriceBookEntry.TYPE).where(PriceBookEntryFields.ID.in(some)))
                    .forEach(entry -> ids.add(entry.id()));
        }
        return ids;
    }
}
