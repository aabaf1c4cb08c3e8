package dev.clientela.rules;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What several hits come to. */
final class Hits {

    private Hits() {}

    /** @param numbers what those of the hits count for that count for anything */
    static Optional<BigDecimal> number(HitPolicy policy, int hits, List<BigDecimal> numbers) {
        return switch (policy) {
            case COLLECT_SUM -> Optional.of(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            case COLLECT_MIN -> numbers.stream().min(Comparator.naturalOrder());
            case COLLECT_MAX -> numbers.stream().max(Comparator.naturalOrder());
            case COLLECT_COUNT -> Optional.of(BigDecimal.valueOf(hits));
            case FIRST, UNIQUE, ANY, PRIORITY, COLLECT -> Optional.empty();
        };
    }
}
