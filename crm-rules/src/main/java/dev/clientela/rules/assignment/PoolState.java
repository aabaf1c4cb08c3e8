package dev.clientela.rules.assignment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a choice among a pool goes by, at the moment of the choice; so it can be explained, and made again.
 *
 * @param candidates the active members who are not full, by id
 * @param passedOver the other members, with the reason: {@code inactive}, {@code unknown}, {@code full}
 * @param last who was chosen before; for round robin
 * @param loads how much each has open; for the least busy
 * @param credits what each is owed; for weights
 */
record PoolState(
        List<String> candidates,
        Map<String, String> passedOver,
        Optional<String> last,
        Map<String, Long> loads,
        Map<String, Long> credits) {

    PoolState {
        candidates = candidates.stream().sorted().distinct().toList();
        passedOver = Collections.unmodifiableMap(new TreeMap<>(passedOver));
        loads = Collections.unmodifiableMap(new TreeMap<>(loads));
        credits = Collections.unmodifiableMap(new TreeMap<>(credits));
    }

    /** Who is chosen; nobody when there is no candidate. */
    Optional<String> choose(Pool pool) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (pool.by()) {
                    case ROUND_ROBIN -> next();
                    case LEAST_BUSY -> leastBusy();
                    case WEIGHTED -> mostOwed(pool);
                });
    }

    /** The one behind the last, round and round; who has left in the meantime is nobody's gap. */
    private String next() {
        return last.flatMap(before -> candidates.stream()
                        .filter(id -> id.compareTo(before) > 0)
                        .findFirst())
                .orElseGet(() -> candidates.get(0));
    }

    private String leastBusy() {
        String least = candidates.get(0);
        for (String id : candidates) {
            if (loads.getOrDefault(id, 0L) < loads.getOrDefault(least, 0L)) {
                least = id;
            }
        }
        return least;
    }

    /** Each is owed its share at every choice; the one who is owed most is chosen and pays what all were given. */
    private String mostOwed(Pool pool) {
        String most = candidates.get(0);
        for (String id : candidates) {
            if (owed(pool, id) > owed(pool, most)) {
                most = id;
            }
        }
        return most;
    }

    private long owed(Pool pool, String id) {
        return credits.getOrDefault(id, 0L) + share(pool, id);
    }

    private static long share(Pool pool, String id) {
        return pool.weights().getOrDefault(id, 1L);
    }

    /** What each is owed after the choice. */
    Map<String, Long> creditsAfter(Pool pool, String chosen) {
        Map<String, Long> after = new TreeMap<>();
        long all = candidates.stream().mapToLong(id -> share(pool, id)).sum();
        for (String id : candidates) {
            after.put(id, owed(pool, id) - (id.equals(chosen) ? all : 0));
        }
        return after;
    }

    Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("candidates", candidates);
        putUnlessEmpty(plain, "passed_over", passedOver);
        last.ifPresent(id -> plain.put("last", id));
        putUnlessEmpty(plain, "loads", loads);
        putUnlessEmpty(plain, "credits", credits);
        return plain;
    }

    private static void putUnlessEmpty(Map<String, Object> plain, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            plain.put(key, value);
        }
    }

    static PoolState fromPlain(Map<?, ?> plain) {
        List<String> candidates = new ArrayList<>();
        if (plain.get("candidates") instanceof Collection<?> ids) {
            ids.forEach(id -> candidates.add(String.valueOf(id)));
        }
        Map<String, String> passedOver = new TreeMap<>();
        if (plain.get("passed_over") instanceof Map<?, ?> reasons) {
            reasons.forEach((id, reason) -> passedOver.put(String.valueOf(id), String.valueOf(reason)));
        }
        return new PoolState(
                candidates,
                passedOver,
                Optional.ofNullable(plain.get("last")).map(String::valueOf),
                numbers(plain.get("loads")),
                numbers(plain.get("credits")));
    }

    private static Map<String, Long> numbers(@org.jspecify.annotations.Nullable Object plain) {
        Map<String, Long> numbers = new TreeMap<>();
        if (plain instanceof Map<?, ?> map) {
            map.forEach((id, number) -> numbers.put(String.valueOf(id), ((Number) number).longValue()));
        }
        return numbers;
    }
}
