package dev.clientela.catalog;

import java.util.List;
import java.util.Locale;

/**
 * Why a price is what it is: the entry that decided, how its price was reckoned, and every other that was tried. Prices for
 * other customers are neither tried nor told.
 *
 * @param steps of the formula; empty where the entry has a price of its own
 */
public record PriceReason(TriedPrice decided, List<PriceStep> steps, List<TriedPrice> others) {

    public PriceReason {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /** The same in words, a line for each entry, in the closest language there is (English, Spanish). */
    public String text(Locale locale) {
        return PriceTexts.in(locale).of(this);
    }
}
