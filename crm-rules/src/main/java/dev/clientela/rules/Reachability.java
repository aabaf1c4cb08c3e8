package dev.clientela.rules;

import dev.clientela.record.Comparison;
import dev.clientela.record.Criterion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rules that can never be the first to hold, since an earlier one holds whenever they do. It sees that each part of
 * the earlier rule follows from a part of the later one: the same part, a wider set of values, a wider bound. So what it
 * finds is unreachable, though it does not find all that is. Not thread-safe; made for one pass in order.
 */
final class Reachability {

    /** Earlier rules by one of their parts, under all the keys by which that part may follow from another's. */
    private final Map<Object, List<Earlier>> byKey = new HashMap<>();

    private final List<Earlier> always = new ArrayList<>();

    private record Earlier(Rule<?> rule, Set<Criterion> parts) {}

    /** The id of an earlier rule that keeps this one from ever deciding; the rule counts as earlier from now on. */
    Optional<String> next(Rule<?> rule) {
        Set<Criterion> parts = parts(rule.when().criterion());
        Earlier candidate = new Earlier(rule, parts);
        Optional<String> found = coverOf(candidate);
        if (found.isEmpty()) {
            remember(candidate);
        }
        return found;
    }

    private Optional<String> coverOf(Earlier later) {
        if (later.parts().contains(Criterion.never())) {
            return Optional.of(later.rule().id());
        }
        Set<Earlier> candidates = new LinkedHashSet<>(always);
        for (Criterion part : later.parts()) {
            keysOfLater(part).forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
        }
        return candidates.stream()
                .filter(earlier -> earlier.rule().isInForceWhenever(later.rule()))
                .filter(earlier -> earlier.parts().stream()
                        .allMatch(wide -> later.parts().stream().anyMatch(narrow -> follows(narrow, wide))))
                .map(earlier -> earlier.rule().id())
                .findFirst();
    }

    private void remember(Earlier earlier) {
        if (earlier.parts().isEmpty()) {
            always.add(earlier);
            return;
        }
        Criterion pivot = earlier.parts().stream()
                .filter(Criterion.OneOf.class::isInstance)
                .findFirst()
                .orElseGet(() -> earlier.parts().iterator().next());
        keysOfEarlier(pivot)
                .forEach(key ->
                        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(earlier));
    }

    private static Set<Criterion> parts(Criterion criterion) {
        Set<Criterion> parts = new LinkedHashSet<>();
        collect(criterion, parts);
        return parts;
    }

    private static void collect(Criterion criterion, Set<Criterion> parts) {
        if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> collect(part, parts));
        } else {
            parts.add(criterion);
        }
    }

    /** Under what a part of an earlier rule is found by each part that it may follow from. */
    private static Set<Object> keysOfEarlier(Criterion part) {
        if (part instanceof Criterion.OneOf<?> oneOf) {
            Set<Object> keys = new HashSet<>();
            oneOf.values().forEach(value -> keys.add(List.of(oneOf.field(), value)));
            return keys;
        }
        if (part instanceof Criterion.Compared<?> compared) {
            return Set.of(List.of(compared.field(), isUpper(compared.comparison())));
        }
        return Set.of(part);
    }

    /** Of the values of a set, one is enough: a wider set has it too. */
    private static Set<Object> keysOfLater(Criterion part) {
        if (part instanceof Criterion.OneOf<?> oneOf) {
            return oneOf.values().stream()
                    .findFirst()
                    .<Set<Object>>map(value -> Set.of(List.of(oneOf.field(), value)))
                    .orElse(Set.of());
        }
        if (part instanceof Criterion.Compared<?> compared) {
            return Set.of(List.of(compared.field(), isUpper(compared.comparison())));
        }
        return Set.of(part);
    }

    private static boolean follows(Criterion narrow, Criterion wide) {
        if (narrow instanceof Criterion.OneOf<?> few && wide instanceof Criterion.OneOf<?> many) {
            return few.field().equals(many.field()) && many.values().containsAll(few.values());
        }
        if (narrow instanceof Criterion.Compared<?> tight && wide instanceof Criterion.Compared<?> loose) {
            return tight.equals(loose) || (tight.field().equals(loose.field()) && isWithin(tight, loose));
        }
        return narrow.equals(wide);
    }

    /** Whether whatever stands so to the one bound stands so to the other: both bounds on one side, the tight one within. */
    private static <T> boolean isWithin(Criterion.Compared<T> tight, Criterion.Compared<?> loose) {
        if (isUpper(tight.comparison()) != isUpper(loose.comparison())) {
            return false;
        }
        if (tight.comparison() == loose.comparison() || isStrict(tight.comparison())) {
            return holdsOrTouches(loose, tight.bound());
        }
        return holds(loose, tight.bound());
    }

    @SuppressWarnings("unchecked") // both are over one field
    private static <T> boolean holds(Criterion.Compared<T> loose, Object bound) {
        return loose.holds((T) bound);
    }

    /** With the bound itself, whether or not the comparison takes it in. */
    @SuppressWarnings("unchecked") // both are over one field
    private static <T> boolean holdsOrTouches(Criterion.Compared<T> loose, Object bound) {
        Comparison touching = isUpper(loose.comparison()) ? Comparison.AT_MOST : Comparison.AT_LEAST;
        return new Criterion.Compared<>(loose.field(), touching, loose.bound()).holds((T) bound);
    }

    private static boolean isUpper(Comparison comparison) {
        return comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
    }

    private static boolean isStrict(Comparison comparison) {
        return comparison == Comparison.LESS || comparison == Comparison.MORE;
    }
}
