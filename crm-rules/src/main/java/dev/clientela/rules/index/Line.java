package dev.clientela.rules.index;

import dev.clientela.record.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;

/**
 * The bounds that criteria speak of, in order: a place for each of them, one before each, and one behind the last. Halved
 * by rank, a long that is near enough; where ranks are the same, the values decide.
 *
 * @param <T> equal exactly when neither is more
 */
final class Line<T extends Comparable<? super T>> {

    private final int first;
    private final T[] bounds;
    private final long[] ranks;

    /** @param first the number of its first place */
    @SuppressWarnings("unchecked") // it holds nothing but what is given
    Line(int first, Collection<T> mentioned) {
        this.first = first;
        this.bounds = (T[]) mentioned.stream().distinct().sorted().toArray(Comparable[]::new);
        this.ranks = Arrays.stream(bounds).mapToLong(Line::rank).toArray();
    }

    int places() {
        return bounds.length * 2 + 1;
    }

    /** Of two values, the one that is more has a rank that is not less. */
    static long rank(Comparable<?> value) {
        if (value instanceof Long number) {
            return number;
        } else if (value instanceof BigDecimal number) {
            long bits = Double.doubleToLongBits(number.doubleValue());
            // The bits of doubles are in order but for those of negative ones, which are the other way round.
            return bits < 0 ? Long.MIN_VALUE - bits : bits;
        } else if (value instanceof LocalDate date) {
            return date.toEpochDay();
        } else if (value instanceof Instant instant) {
            return instant.getEpochSecond();
        }
        return 0;
    }

    int place(T value) {
        // How many bounds have a rank that is not more.
        long rank = rank(value);
        int below = 0;
        int left = ranks.length;
        while (left > 0) {
            int half = (left + 1) >>> 1;
            below += ranks[below + half - 1] <= rank ? half : 0;
            left -= half;
        }
        while (below > 0 && ranks[below - 1] == rank) {
            int order = bounds[below - 1].compareTo(value);
            if (order <= 0) {
                return first + below * 2 - (order == 0 ? 1 : 0);
            }
            below--;
        }
        return first + below * 2;
    }

    Span span(Comparison comparison, T bound) {
        int at = first + Arrays.binarySearch(bounds, bound) * 2 + 1;
        int end = first + places();
        return switch (comparison) {
            case LESS -> Span.of(first, at);
            case AT_MOST -> Span.of(first, at + 1);
            case MORE -> Span.of(at + 1, end);
            case AT_LEAST -> Span.of(at, end);
        };
    }
}
