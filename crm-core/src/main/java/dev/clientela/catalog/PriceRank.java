package dev.clientela.catalog;

import dev.clientela.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a price stands among those of its book, product and currency. Two that could decide alike for one customer,
 * quantity and day are refused, since nothing would tell which counts: two segments, or two territories, may have a
 * customer in common, so they too need different priorities.
 */
record PriceRank(
        long priority,
        PriceAudience audience,
        Optional<AccountId> account,
        BigDecimal minQuantity,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    static final int MAX_LENGTH = 160;

    static PriceRank of(PriceBookEntry entry) {
        return new PriceRank(
                entry.priority(),
                entry.audience(),
                entry.account(),
                entry.minQuantity(),
                entry.validFrom(),
                entry.validUntil());
    }

    /** Of a price for all, always, from the first piece on. */
    boolean isPlain() {
        return priority == 0
                && audience == PriceAudience.ALL
                && minQuantity.signum() == 0
                && from.isEmpty()
                && until.isEmpty();
    }

    /** Whether both could decide on one day. */
    boolean ties(PriceRank other) {
        return priority == other.priority
                && audience == other.audience
                && account.equals(other.account)
                && minQuantity.compareTo(other.minQuantity) == 0
                && beginsBeforeEndOf(other)
                && other.beginsBeforeEndOf(this);
    }

    private boolean beginsBeforeEndOf(PriceRank other) {
        return from.isEmpty() || other.until.isEmpty() || from.get().isBefore(other.until.get());
    }

    /** Equal texts are equal ranks; kept beside the entry, so that the database refuses the same one twice. */
    String text() {
        return priority
                + " "
                + audience
                + account.map(id -> " " + id.value()).orElse("")
                + " "
                + minQuantity.stripTrailingZeros().toPlainString()
                + " ["
                + from.map(LocalDate::toString).orElse("")
                + ", "
                + until.map(LocalDate::toString).orElse("")
                + ")";
    }
}
