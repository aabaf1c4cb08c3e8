package dev.clientela.catalog;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.record.Query;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** What the prices of a product rest on: book by book and currency by currency, without a circle. */
final class PriceChains {

    private record Node(PriceBookId book, CurrencyUnit currency) {}

    private PriceChains() {}

    /** Whether the entry's price rests on that of another book. */
    static boolean rests(PriceBookEntry entry) {
        return entry.usesStandardPrice()
                || entry.find(PriceBookEntryFields.BASE)
                        .filter(base -> base != PriceBase.COST)
                        .isPresent();
    }

    /**
     * The entry as it is to be saved makes no circle with the others of its product.
     *
     * @throws RefusedException {@code price.circle}, {@code price.too_deep}
     */
    static void requireNone(Execution execution, PriceBookEntry entry) {
        Optional<PriceBookId> standard = PriceBooks.findStandard(execution).map(PriceBook::id);
        Map<Node, Set<Node>> bases = new HashMap<>();
        for (PriceBookEntry other : execution
                .everything(Query.of(PriceBookEntry.TYPE)
                        .where(PriceBookEntryFields.PRODUCT
                                .is(entry.product())
                                .and(PriceBookEntryFields.CURRENT.isTrue())
                                .and(PriceBookEntryFields.USE_STANDARD_PRICE
                                        .isTrue()
                                        .or(PriceBookEntryFields.BASE.in(PriceBase.STANDARD, PriceBase.BOOK)))))
                .list()) {
            if (!other.id().equals(entry.id())) {
                add(bases, other, standard);
            }
        }
        add(bases, entry, standard);
        Node own = node(entry);
        Set<Node> level = bases.getOrDefault(own, Set.of());
        Set<Node> seen = new HashSet<>();
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (level.contains(own)) {
                throw new RefusedException(
                        CatalogErrors.CIRCLE, Map.of("product", entry.product(), "price_book", entry.priceBook()));
            }
            if (depth >= PriceReckoning.MAX_DEPTH) {
                throw new RefusedException(CatalogErrors.TOO_DEEP, Map.of("max", PriceReckoning.MAX_DEPTH));
            }
            Deque<Node> open = new ArrayDeque<>(level);
            level = new LinkedHashSet<>();
            for (Node node : open) {
                if (seen.add(node)) {
                    level.addAll(bases.getOrDefault(node, Set.of()));
                }
            }
        }
    }

    private static void add(Map<Node, Set<Node>> bases, PriceBookEntry entry, Optional<PriceBookId> standard) {
        Optional<PriceFormula> formula = entry.formula();
        Optional<PriceBookId> book =
                formula.flatMap(PriceFormula::book).or(() -> rests(entry) ? standard : Optional.empty());
        CurrencyUnit currency = formula.flatMap(PriceFormula::baseCurrency).orElse(entry.currency());
        book.ifPresent(id -> bases.computeIfAbsent(node(entry), node -> new LinkedHashSet<>())
                .add(new Node(id, currency)));
    }

    private static Node node(PriceBookEntry entry) {
        return new Node(entry.priceBook(), entry.currency());
    }
}
