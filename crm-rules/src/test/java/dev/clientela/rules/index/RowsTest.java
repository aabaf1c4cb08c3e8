package dev.clientela.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final int PLACES = 20;

    @Property
    void spans_are_sets_of_places(@ForAll("places") Set<Integer> a, @ForAll("places") Set<Integer> b) {
        Set<Integer> both = new TreeSet<>(a);
        both.retainAll(b);
        Set<Integer> either = new TreeSet<>(a);
        either.addAll(b);
        Set<Integer> others = new TreeSet<>(universe());
        others.removeAll(a);

        assertThat(placesOf(span(a))).isEqualTo(a);
        assertThat(placesOf(span(a).and(span(b)))).isEqualTo(both);
        assertThat(placesOf(span(a).or(span(b)))).isEqualTo(either);
        assertThat(placesOf(span(a).not(PLACES))).isEqualTo(others);
        assertThat(span(a).or(span(b))).isEqualTo(span(either));
        assertThat(span(a).size()).isEqualTo(a.size());
        assertThat(span(a).isAll(PLACES)).isEqualTo(a.size() == PLACES);
        assertThat(span(a).isEmpty()).isEqualTo(a.isEmpty());
    }

    @Property(tries = 200)
    void rows_have_the_bits_of_the_spans(@ForAll("spanLists") List<Set<Integer>> sets) {
        Rows rows = Rows.of(PLACES, sets.stream().map(RowsTest::span).toList());

        for (int place = 0; place < PLACES; place++) {
            for (int rule = 0; rule < sets.size(); rule++) {
                long[] open = new long[Rows.WORDS];
                rows.add(rows.start(place, rule / Rows.RULES), open);
                boolean isOpen = (open[rule % Rows.RULES / Long.SIZE] >>> rule & 1) == 1;
                assertThat(isOpen).isEqualTo(sets.get(rule).contains(place));
                assertThat(Arrays.mismatch(
                                open,
                                0,
                                Rows.WORDS,
                                rows.words(),
                                rows.start(place, rule / Rows.RULES),
                                rows.start(place, rule / Rows.RULES) + Rows.WORDS))
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    @DisplayName("ten thousand rules with as many bounds take some megabytes, not hundreds")
    void size() {
        Random random = new Random(1);
        List<Span> spans = new ArrayList<>();
        int places = 20_000;
        for (int rule = 0; rule < 10_000; rule++) {
            int from = random.nextInt(places);
            spans.add(Span.of(from, from + 1 + random.nextInt(places - from)));
        }

        assertThat(Rows.of(places, spans).bytes()).isLessThan(4_000_000);
    }

    private static Span span(Set<Integer> places) {
        return Span.ofPlaces(places.stream().mapToInt(place -> place).toArray());
    }

    private static Set<Integer> placesOf(Span span) {
        Set<Integer> places = new TreeSet<>(universe());
        places.removeIf(place -> !span.contains(place));
        return places;
    }

    private static List<Integer> universe() {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            places.add(place);
        }
        return places;
    }

    @Provide
    Arbitrary<Set<Integer>> places() {
        return Arbitraries.integers().between(0, PLACES - 1).set().map(TreeSet::new);
    }

    @Provide
    Arbitrary<List<Set<Integer>>> spanLists() {
        return places().list().ofMaxSize(1_100);
    }
}
