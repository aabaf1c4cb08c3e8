package dev.clientela.rules;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers cut into brackets, each with what it means: grades of scores, rates of amounts. A bracket takes its lower bound
 * in and leaves its upper one out; without a bound it is open on that side. Immutable.
 */
public record Brackets<T>(List<Bracket<T>> brackets) {

    /**
     * One bracket.
     *
     * @param from in it; null when it is open below
     * @param to no longer in it; null when it is open above
     */
    public record Bracket<T>(
            @Nullable BigDecimal from, @Nullable BigDecimal to, T value) {

        boolean has(BigDecimal number) {
            return (from == null || number.compareTo(from) >= 0) && (to == null || number.compareTo(to) < 0);
        }
    }

    public Brackets {
        brackets = List.copyOf(brackets);
    }

    /** What the bracket means that the number is in. */
    public Optional<T> of(BigDecimal number) {
        return brackets.stream()
                .filter(bracket -> bracket.has(number))
                .map(Bracket::value)
                .findFirst();
    }

    /** {@code rules.min_above_max}, {@code rules.overlapping}, {@code rules.gap}: each at {@code path[n]}. */
    public List<Violation> faults(String path) {
        List<Violation> faults = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < brackets.size(); i++) {
            Bracket<T> bracket = brackets.get(i);
            if (bracket.from() != null && bracket.to() != null && bracket.from().compareTo(bracket.to()) >= 0) {
                faults.add(
                        fault(path, i, RuleErrors.MIN_ABOVE_MAX, Map.of("min", bracket.from(), "max", bracket.to())));
            } else {
                places.add(i);
            }
        }
        Comparator<BigDecimal> byBound = Comparator.nullsFirst(Comparator.naturalOrder());
        places.sort(Comparator.comparing(place -> brackets.get(place).from(), byBound));
        for (int i = 1; i < places.size(); i++) {
            neighbours(path, places.get(i - 1), places.get(i)).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<Violation> neighbours(String path, int lower, int upper) {
        BigDecimal end = brackets.get(lower).to();
        BigDecimal begin = brackets.get(upper).from();
        if (end == null || begin == null || end.compareTo(begin) > 0) {
            return Optional.of(fault(path, upper, RuleErrors.OVERLAPPING, Map.of("other", path + "[" + lower + "]")));
        }
        return end.compareTo(begin) < 0
                ? Optional.of(fault(path, upper, RuleErrors.GAP, Map.of("from", end, "to", begin)))
                : Optional.empty();
    }

    private static Violation fault(String path, int place, ErrorCode code, Map<String, Object> parameters) {
        return new Violation(path + "[" + place + "]", code, parameters);
    }
}
