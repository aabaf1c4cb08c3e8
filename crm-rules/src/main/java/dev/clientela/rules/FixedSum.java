package dev.clientela.rules;

import dev.clientela.record.CrmRecord;
import dev.clientela.rules.index.RuleIndex;
import dev.clientela.rules.index.Situation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules of one program sum up to, reckoned in whole numbers: nothing is allocated for an answer. Immutable, safe
 * to share between threads.
 */
public final class FixedSum {

    /** So that no sum of them comes near the greatest number there is. */
    private static final long GREATEST = Long.MAX_VALUE / 1_000_000;

    private final RuleIndex index;
    private final long[] weights;
    private final long otherwise;
    private final int scale;

    private FixedSum(RuleIndex index, long[] weights, long otherwise, int scale) {
        this.index = index;
        this.weights = weights;
        this.otherwise = otherwise;
        this.scale = scale;
    }

    /** Empty unless each outcome counts for a number, whatever the record, and sums stay small enough. */
    static <O> Optional<FixedSum> of(RuleSet<O> set, List<Rule<O>> rules, RuleIndex index) {
        if (set.hit() != HitPolicy.COLLECT_SUM) {
            return Optional.empty();
        }
        List<BigDecimal> numbers = new ArrayList<>(rules.size() + 1);
        for (Rule<O> rule : rules) {
            set.decides().number(rule.then()).ifPresent(numbers::add);
        }
        Optional<BigDecimal> otherwise = set.otherwise().flatMap(set.decides()::number);
        if (numbers.size() < rules.size()
                || otherwise.isPresent() != set.otherwise().isPresent()) {
            return Optional.empty();
        }
        numbers.add(otherwise.orElse(BigDecimal.ZERO));
        int scale =
                Math.max(0, numbers.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigDecimal limit = BigDecimal.valueOf(GREATEST);
        boolean small = scale <= 18
                && numbers.stream()
                        .allMatch(number -> number.abs().movePointRight(scale).compareTo(limit) < 0);
        if (!small) {
            return Optional.empty();
        }
        long[] weights = new long[rules.size()];
        for (int place = 0; place < weights.length; place++) {
            weights[place] = unscaled(numbers.get(place), scale);
        }
        return Optional.of(new FixedSum(index, weights, unscaled(numbers.get(weights.length), scale), scale));
    }

    private static long unscaled(BigDecimal number, int scale) {
        return number.setScale(scale).unscaledValue().longValueExact();
    }

    /** The sum, as many times ten to the {@link #scale}. */
    public long of(CrmRecord<?> record, Situation situation) {
        long sum = index.sum(record, situation, weights);
        return sum == 0 && otherwise != 0 && index.first(record, situation) < 0 ? otherwise : sum;
    }

    /** How many of the sum's digits are decimals. */
    public int scale() {
        return scale;
    }
}
