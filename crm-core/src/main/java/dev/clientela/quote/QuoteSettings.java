package dev.clientela.quote;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a host deals with its offers. Immutable.
 *
 * @param numbering how they are numbered
 * @param warnings how many days before the last day on which an offer can be accepted its owner is warned, once each
 * @param followUp after how many days a task is planned to follow up what was sent; none when empty
 * @param keyLifetime how long the key opens what was sent
 * @param winsDeal whether the deal of an accepted offer is won by it
 */
public record QuoteSettings(
        QuoteNumbering numbering,
        List<Integer> warnings,
        OptionalInt followUp,
        Duration keyLifetime,
        boolean winsDeal) {

    private static final int MAX_DAYS = 3_650;
    private static final QuoteSettings USUAL =
            new QuoteSettings(QuoteNumbering.usual(), List.of(7, 1), OptionalInt.of(3), Duration.ofDays(90), false);

    public QuoteSettings {
        warnings =
                warnings.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (warnings.size() > 10
                || warnings.stream().anyMatch(days -> days < 0 || days > MAX_DAYS)
                || (followUp.isPresent() && (followUp.getAsInt() < 0 || followUp.getAsInt() > MAX_DAYS))) {
            throw new IllegalArgumentException(
                    "Up to ten warnings, 0 to 3,650 days before: " + warnings + " " + followUp);
        }
        if (keyLifetime.isNegative() || keyLifetime.isZero() || keyLifetime.toDays() > MAX_DAYS) {
            throw new IllegalArgumentException("A key lives for up to 3,650 days: " + keyLifetime);
        }
    }

    /** Warnings 7 days and 1 day before, a follow-up after 3 days, keys for 90 days; deals are won by their sellers. */
    public static QuoteSettings usual() {
        return USUAL;
    }

    public QuoteSettings numbered(QuoteNumbering other) {
        return new QuoteSettings(other, warnings, followUp, keyLifetime, winsDeal);
    }

    public QuoteSettings warning(Integer... daysBefore) {
        return new QuoteSettings(numbering, List.of(daysBefore), followUp, keyLifetime, winsDeal);
    }

    public QuoteSettings followingUpAfter(int days) {
        return new QuoteSettings(numbering, warnings, OptionalInt.of(days), keyLifetime, winsDeal);
    }

    public QuoteSettings withoutFollowUp() {
        return new QuoteSettings(numbering, warnings, OptionalInt.empty(), keyLifetime, winsDeal);
    }

    public QuoteSettings keysFor(Duration lifetime) {
        return new QuoteSettings(numbering, warnings, followUp, lifetime, winsDeal);
    }

    /** An accepted offer wins its deal, where that is still open. */
    public QuoteSettings winningDeals() {
        return new QuoteSettings(numbering, warnings, followUp, keyLifetime, true);
    }
}
