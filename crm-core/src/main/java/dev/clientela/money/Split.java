package dev.clientela.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Divides an amount into parts that add up to it exactly. Each part is its exact share, rounded towards zero or away from
 * it; the minor units left over go to the parts with the largest remainders, among equal ones to the heavier, then to the
 * earlier.
 */
public final class Split {

    private Split() {}

    /**
     * Into so many parts that differ by one minor unit at most, the larger ones first.
     *
     * @throws IllegalArgumentException when there is to be no part
     */
    public static List<Money> evenly(Money amount, int parts) {
        return byWeights(amount, Collections.nCopies(parts, BigDecimal.ONE));
    }

    /**
     * Into one part for each weight, in proportion.
     *
     * @throws IllegalArgumentException when a weight is negative, or all are 0
     */
    public static List<Money> byWeights(Money amount, List<BigDecimal> weights) {
        List<BigInteger> whole = wholeNumbers(weights);
        BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0 || whole.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("Weights are 0 or more, and not all of them 0: " + weights);
        }
        BigInteger units = amount.getAmount().unscaledValue().abs();
        BigInteger[] parts = new BigInteger[whole.size()];
        BigInteger[] remainders = new BigInteger[whole.size()];
        BigInteger left = units;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] share = units.multiply(whole.get(i)).divideAndRemainder(sum);
            parts[i] = share[0];
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        List<Integer> order = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i])
                        .thenComparing(whole::get)
                        .reversed())
                .toList();
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order.get(i)] = parts[order.get(i)].add(BigInteger.ONE);
        }
        return amounts(parts, amount);
    }

    /** The weights in the same proportion without decimals. */
    private static List<BigInteger> wholeNumbers(List<BigDecimal> weights) {
        int scale = weights.stream()
                .mapToInt(weight -> Math.max(0, weight.scale()))
                .max()
                .orElse(0);
        return weights.stream()
                .map(weight -> weight.setScale(scale).unscaledValue())
                .toList();
    }

    private static List<Money> amounts(BigInteger[] units, Money like) {
        CurrencyUnit currency = like.getCurrencyUnit();
        List<Money> amounts = new ArrayList<>(units.length);
        for (BigInteger part : units) {
            BigInteger signed = like.isNegative() ? part.negate() : part;
            amounts.add(Money.of(currency, new BigDecimal(signed, like.getScale())));
        }
        return List.copyOf(amounts);
    }
}
