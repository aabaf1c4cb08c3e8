package dev.clientela.rules.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PoolProperties {

    private static final Pool ANY = Pool.of(new Pool.Users(List.of("a")));

    private static PoolState state(Set<String> users) {
        return new PoolState(List.copyOf(users), Map.of(), Optional.empty(), Map.of(), Map.of());
    }

    private static PoolState after(PoolState before, Pool pool, String chosen) {
        return new PoolState(
                before.candidates(),
                before.passedOver(),
                Optional.of(chosen),
                before.loads(),
                before.creditsAfter(pool, chosen));
    }

    private static Map<String, Integer> shares(PoolState first, Pool pool, int choices) {
        Map<String, Integer> taken = new TreeMap<>();
        first.candidates().forEach(user -> taken.put(user, 0));
        PoolState state = first;
        for (int i = 0; i < choices; i++) {
            String chosen = state.choose(pool).orElseThrow();
            taken.merge(chosen, 1, Integer::sum);
            state = after(state, pool, chosen);
        }
        return taken;
    }

    @Property(tries = 300)
    @Label("AS-10 Round robin of n over m users differs by at most 1")
    void roundRobin(
            @ForAll @Size(min = 1, max = 12) Set<@AlphaChars @StringLength(min = 1, max = 4) String> users,
            @ForAll @IntRange(min = 0, max = 100) int choices) {
        List<Integer> taken = new ArrayList<>(shares(state(users), ANY, choices).values());
        taken.sort(null);
        assertThat(taken.get(taken.size() - 1) - taken.get(0)).isLessThanOrEqualTo(1);
        assertThat(taken.stream().mapToInt(n -> n).sum()).isEqualTo(choices);
    }

    @Property(tries = 200)
    @Label("Whoever is chosen is a candidate, also when the last has left")
    void chosenIsACandidate(
            @ForAll @Size(min = 1, max = 6) Set<@AlphaChars @StringLength(min = 1, max = 3) String> users,
            @ForAll @AlphaChars @StringLength(max = 3) String last) {
        PoolState state = new PoolState(List.copyOf(users), Map.of(), Optional.of(last), Map.of(), Map.of());
        assertThat(users).contains(state.choose(ANY).orElseThrow());
    }

    @Property(tries = 200)
    @Label("By weight, after as many choices as there are shares each has its shares exactly")
    void weighted(
            @ForAll @Size(min = 1, max = 6)
                    Map<@AlphaChars @StringLength(min = 1, max = 3) String, @IntRange(min = 1, max = 9) Integer>
                            weights,
            @ForAll @IntRange(min = 1, max = 4) int rounds) {
        Map<String, Long> shares = new TreeMap<>();
        weights.forEach((user, weight) -> shares.put(user, weight.longValue()));
        Pool pool = ANY.weighing(shares);
        int all = weights.values().stream().mapToInt(w -> w).sum();
        Map<String, Integer> taken = shares(state(weights.keySet()), pool, all * rounds);
        weights.forEach((user, weight) -> assertThat(taken).containsEntry(user, weight * rounds));
    }

    @Test
    @DisplayName("AS-11 The least busy is chosen; of several, the one of the lowest id")
    void leastBusy() {
        Pool pool = ANY.by(Pool.By.LEAST_BUSY);
        PoolState state = new PoolState(
                List.of("cid", "bea", "ada"),
                Map.of(),
                Optional.empty(),
                Map.of("ada", 4L, "bea", 2L, "cid", 2L),
                Map.of());
        assertThat(state.choose(pool)).contains("bea");
        assertThat(new PoolState(List.of("eve", "ada"), Map.of(), Optional.empty(), Map.of("ada", 1L), Map.of())
                        .choose(pool))
                .contains("eve");
    }

    @Test
    @DisplayName("AS-8 Nobody is chosen of an empty pool")
    void nobody() {
        PoolState empty = new PoolState(List.of(), Map.of("ada", "inactive"), Optional.of("ada"), Map.of(), Map.of());
        for (Pool.By by : Pool.By.values()) {
            assertThat(empty.choose(ANY.by(by))).isEmpty();
        }
    }

    @Test
    @DisplayName("AS-13 What the choice went by reads as it was written, so that it can be made again")
    void plain() {
        PoolState state = new PoolState(
                List.of("ada", "bea"),
                Map.of("cid", "full"),
                Optional.of("ada"),
                Map.of("ada", 3L),
                Map.of("ada", -2L, "bea", 2L));
        assertThat(PoolState.fromPlain(state.toPlain())).isEqualTo(state);
        Map<String, Long> odd = Map.of("a\nb", -3L, "c\\n d", 4L, "e f\r", 0L);
        assertThat(Credits.read(Credits.write(odd))).isEqualTo(odd);
    }
}
