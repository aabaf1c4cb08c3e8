package dev.clientela.catalog;

import java.util.List;

/**
 * An entry that was tried for a line.
 *
 * @param book the name of its price book
 * @param misses why it did not decide: everything that kept it from applying, or the one thing that put it behind; empty
 *     for the one that decided
 */
public record TriedPrice(PriceBookEntry entry, String book, List<PriceMiss> misses) {

    public TriedPrice {
        misses = List.copyOf(misses);
    }
}
