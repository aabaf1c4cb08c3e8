package dev.clientela.rules.index;

import dev.clientela.record.Comparison;
import java.util.Arrays;
import java.util.Collection;

/**
 * The bounds that criteria speak of, in order: a place for each of them, one before each, and one behind the last.
 *
 * @param <T> equal exactly when neither is more
 */
final class Line<T extends Comparable<? super T>> {

    private final int first;
    private final T[] bounds;

    /** @param first the number of its first place */
    @SuppressWarnings("unchecked") // it holds nothing but what is given
    Line(int first, Collection<T> mentioned) {
        this.first = first;
        this.bounds = (T[]) mentioned.stream().distinct().sorted().toArray(Comparable[]::new);
    }

    int places() {
        return bounds.length * 2 + 1;
    }

    int place(T value) {
        int low = 0;
        int high = bounds.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = bounds[middle].compareTo(value);
            if (order == 0) {
                return first + middle * 2 + 1;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return first + low * 2;
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
