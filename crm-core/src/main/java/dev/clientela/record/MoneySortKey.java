package dev.clientela.record;

import java.math.BigDecimal;

/** What money and prices are ordered by: the code of the currency, then the amount. */
public record MoneySortKey(String currency, BigDecimal amount) implements Comparable<MoneySortKey> {

    static final MoneySortKey ABSENT = new MoneySortKey("", BigDecimal.ZERO);

    @Override
    public int compareTo(MoneySortKey other) {
        int byCurrency = currency.compareTo(other.currency);
        return byCurrency != 0 ? byCurrency : amount.compareTo(other.amount);
    }
}
