package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ValidationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QueryOrderTest {

    @Property(tries = 300)
    void the_order_is_total(@ForAll("lists") List<Sample> samples, @ForAll("orders") List<Sort> steps) {
        QueryOrder order = QueryOrder.of(query(steps));
        List<Sample> sorted = new ArrayList<>(samples);
        sorted.sort(order);

        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertThat(Integer.signum(order.compare(sorted.get(i), sorted.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Property(tries = 300)
    void positions_are_ordered_as_their_records(
            @ForAll("lists") List<Sample> samples, @ForAll("orders") List<Sort> steps) {
        QueryOrder order = QueryOrder.of(query(steps));
        for (Sample one : samples) {
            for (Sample other : samples) {
                int expected = Integer.signum(order.compare(one, other));
                CursorPosition position = order.positionOf(other);
                assertThat(Integer.signum(order.compare(one, position))).isEqualTo(expected);
                assertThat(Integer.signum(order.compare(order.positionOf(one), position)))
                        .isEqualTo(expected);
            }
        }
    }

    @Property(tries = 300)
    void nothing_comes_before_an_absent_value(@ForAll("lists") List<Sample> samples) {
        Sample empty = Sample.number(0);
        for (Field<?> field : SampleArbitraries.optionalFields()) {
            if (field.has(Trait.SORTABLE)) {
                samples.forEach(sample -> {
                    Comparable<?> absent = field.ascending().keyOf(empty);
                    Comparable<?> key = field.ascending().keyOf(sample);
                    assertThat(field.ascending().keyOrder().compare(absent, key))
                            .isLessThanOrEqualTo(0);
                    assertThat(field.descending().keyOrder().compare(absent, key))
                            .isGreaterThanOrEqualTo(0);
                });
            }
        }
    }

    @Property(tries = 300)
    void more_is_later(@ForAll("lists") List<Sample> samples) {
        for (Sample one : samples) {
            for (Sample other : samples) {
                one.find(Sample.DECIMAL).ifPresent(bound -> {
                    boolean less = CriterionEvaluator.compile(Sample.DECIMAL.isLessThan(bound), moment())
                            .test(other);
                    int order = Sample.DECIMAL
                            .ascending()
                            .keyOrder()
                            .compare(
                                    Sample.DECIMAL.ascending().keyOf(other),
                                    Sample.DECIMAL.ascending().keyOf(one));
                    assertThat(less).isEqualTo(other.find(Sample.DECIMAL).isPresent() && order < 0);
                });
            }
        }
    }

    private static Moment moment() {
        return new Moment(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
    }

    @Test
    void ids_are_ordered_by_their_bytes_without_sign() {
        UUID small = new UUID(0x7fff_ffff_ffff_ffffL, -1L);
        UUID large = new UUID(0x8000_0000_0000_0000L, 0L);

        assertThat(Uuids.compare(small, large)).isNegative();
        assertThat(small.toString()).isLessThan(large.toString());
        assertThat(Uuids.compare(new UUID(0, 1), new UUID(0, -1))).isNegative();
    }

    @Test
    void descending_turns_the_step_round_and_with_it_the_ids() {
        List<Sample> samples = new ArrayList<>(List.of(
                Sample.number(1).having(Sample.TEXT, "b"),
                Sample.number(2).having(Sample.TEXT, "B"),
                Sample.number(3),
                Sample.number(4).having(Sample.TEXT, "a")));
        Collections.reverse(samples);

        samples.sort(QueryOrder.of(query(List.of(Sample.TEXT.descending()))));

        assertThat(samples)
                .extracting(sample -> sample.id())
                .containsExactly(
                        Sample.number(2).id(),
                        Sample.number(1).id(),
                        Sample.number(4).id(),
                        Sample.number(3).id());
    }

    @Test
    void only_sortable_fields_make_an_order() {
        assertThatThrownBy(() -> Sample.PARTS.ascending())
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused ->
                                assertThat(refused.violations().get(0).code()).isEqualTo(RecordErrors.NOT_SORTABLE));
    }

    @Test
    void pages_have_a_size_within_bounds() {
        Query<Sample> query = Query.of(Sample.TYPE);

        assertThat(query.pageOf(Query.MAX_PAGE_SIZE).pageSize()).isEqualTo(10_000);
        for (int size : new int[] {0, -1, Query.MAX_PAGE_SIZE + 1}) {
            assertThatThrownBy(() -> query.pageOf(size)).isInstanceOf(ValidationException.class);
        }
    }

    private static Query<Sample> query(List<Sort> steps) {
        return new Query<>(Sample.TYPE, Criterion.always(), steps, 10, java.util.Optional.empty());
    }

    @Provide
    Arbitrary<List<Sample>> lists() {
        return SampleArbitraries.sampleLists(5);
    }

    @Provide
    Arbitrary<List<Sort>> orders() {
        return SampleArbitraries.orders();
    }
}
