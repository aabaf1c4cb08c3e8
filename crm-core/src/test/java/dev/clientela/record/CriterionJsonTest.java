package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.error.ValidationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CriterionJsonTest {

    private static final FieldCatalog CATALOG = Sample.catalog();

    @Property(tries = 1000)
    void what_is_read_equals_what_was_written(@ForAll("criteria") Criterion criterion) {
        assertThat(read(CriterionJson.toPlain(criterion))).isEqualTo(criterion);
    }

    @Property(tries = 1000)
    void a_form_holds_what_json_has_and_nothing_else(@ForAll("criteria") Criterion criterion) {
        assertJson(CriterionJson.toPlain(criterion));
    }

    private static void assertJson(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            assertThat(map.keySet()).allMatch(String.class::isInstance);
            map.values().forEach(CriterionJsonTest::assertJson);
        } else if (plain instanceof List<?> list) {
            list.forEach(CriterionJsonTest::assertJson);
        } else {
            assertThat(plain).isInstanceOfAny(String.class, Long.class, BigDecimal.class, Boolean.class);
        }
    }

    @Test
    void equal_criteria_have_equal_forms() {
        Criterion one = Sample.INTEGER.in(10L, 9L).and(Sample.SYSTEM.tags().hasAllOf(List.of("b", "Á")));
        Criterion same = Sample.INTEGER.in(9L, 10L).and(Sample.SYSTEM.tags().hasAllOf(List.of("a", "B")));

        assertThat(CriterionJson.toPlain(one).toString())
                .isEqualTo(CriterionJson.toPlain(same).toString())
                .isEqualTo("{all=[{field=pieces, op=in, values=[9, 10]}, {field=tags, op=has_all, values=[a, b]}]}");
    }

    @Test
    void each_fault_is_told_with_its_path() {
        Map<String, Object> faulty = Map.of(
                "all",
                List.of(
                        Map.of("field", "nonsense", "op", "present"),
                        Map.of("field", "title", "op", "less", "value", "x"),
                        Map.of("not", Map.of("field", "pieces", "op", "in", "values", List.of(1L, "two", true))),
                        Map.of("field", "due_on", "op", "during", "unit", "decade", "from", 2L, "to", 99_999L),
                        Map.of("field", "parent", "op", "where", "criterion", Map.of("any", "all of them")),
                        Map.of("field", "active", "op", "present", "colour", "red"),
                        Map.of("field", "title", "op", "contains", "value", 7L, "exact", "yes"),
                        Map.of("field", "seen_at", "op", "during", "unit", "day", "from", 1L, "to", 1L),
                        "always",
                        Map.of()));

        assertThat(faultsOf(faulty))
                .containsExactlyInAnyOrder(
                        "all[0].field field.unknown",
                        "all[1].op criterion.unknown_operator",
                        "all[2].not.values[1] field.malformed",
                        "all[2].not.values[2] field.malformed",
                        "all[3].unit criterion.malformed",
                        "all[3].to criterion.malformed",
                        "all[4].criterion.any criterion.malformed",
                        "all[5] criterion.unknown_key",
                        "all[6].value criterion.malformed",
                        "all[6].exact criterion.malformed",
                        "all[7].to criterion.malformed",
                        "all[8] criterion.malformed",
                        "all[9] criterion.malformed");
    }

    @Test
    void a_double_is_no_number() {
        assertThat(faultsOf(Map.of("field", "weight", "op", "less", "value", 0.1)))
                .containsExactly("value field.malformed");
    }

    @Test
    void far_fetched_numbers_are_refused_at_once() {
        Object huge = Map.of("currency", "EUR", "amount", new BigDecimal("1E+999999999"));
        Object tiny = Map.of("currency", "EUR", "amount", new BigDecimal("1E-999999999"));

        for (String field : List.of("amount", "unit_price")) {
            assertThat(faultsOf(Map.of("field", field, "op", "in", "values", List.of(huge, tiny))))
                    .containsExactly("values[0] field.malformed", "values[1] field.malformed");
        }
        assertThat(faultsOf(Map.of("field", "pieces", "op", "less", "value", new BigDecimal("1E+999999999"))))
                .containsExactly("value field.malformed");
    }

    @Test
    void as_deep_as_allowed_is_read_and_one_deeper_is_not() {
        Criterion deepest = nested(CriterionJson.MAX_DEPTH);

        assertThat(read(CriterionJson.toPlain(deepest))).isEqualTo(deepest);
        assertThat(faultsOf(Map.of("not", CriterionJson.toPlain(deepest)))).containsExactly(" criterion.too_large");
    }

    private static Criterion nested(int depth) {
        Criterion criterion = Sample.PARENT.where(Sample.SYSTEM.tags().hasAnyOf(List.of("vip")));
        for (int level = 3; level <= depth; level++) {
            criterion = level % 2 == 0 ? new Criterion.Not(criterion) : new Criterion.All(List.of(criterion));
        }
        return criterion;
    }

    @Test
    void depth_cannot_exhaust_the_stack() {
        Object deepCriterion = Map.of();
        Object deepValue = List.of();
        for (int level = 0; level < 200_000; level++) {
            deepCriterion = Map.of("not", deepCriterion);
            deepValue = List.of(deepValue);
        }
        Map<String, Object> round = new HashMap<>();
        round.put("not", round);

        assertThat(faultsOf(deepCriterion)).containsExactly(" criterion.too_large");
        assertThat(faultsOf(Map.of("field", "title", "op", "in", "values", deepValue)))
                .containsExactly(" criterion.too_large");
        assertThat(faultsOf(round)).containsExactly(" criterion.too_large");
    }

    @Test
    void more_parts_than_allowed_are_refused_when_read_and_when_written() {
        List<Object> many = Collections.nCopies(CriterionJson.MAX_NODES + 1, Map.of());
        List<Long> numbers = new ArrayList<>();
        for (long n = 0; n <= CriterionJson.MAX_NODES; n++) {
            numbers.add(n);
        }

        assertThat(faultsOf(Map.of("any", many))).containsExactly(" criterion.too_large");
        assertThatThrownBy(() -> CriterionJson.toPlain(Sample.INTEGER.in(numbers)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void a_query_over_more_values_than_json_takes_still_has_cursors() {
        List<Long> numbers = new ArrayList<>();
        for (long n = 0; n <= CriterionJson.MAX_NODES; n++) {
            numbers.add(n);
        }
        Query<Sample> query = Query.of(Sample.TYPE).where(Sample.INTEGER.in(numbers));

        assertThat(CursorPosition.of(query.after(Cursor.behind(Sample.number(1), query))))
                .isPresent();
    }

    @Property(tries = 2000)
    void whatever_is_given_ends_in_a_criterion_or_in_faults(@ForAll("hostile") Object plain) {
        Throwable thrown = catchThrowable(() -> read(plain));

        if (thrown != null) {
            assertThat(thrown).isInstanceOf(ValidationException.class);
            assertThat(((ValidationException) thrown).violations()).isNotEmpty();
        }
    }

    private static Criterion read(Object plain) {
        return CriterionJson.fromPlain(plain, Sample.TYPE, CATALOG);
    }

    private static List<String> faultsOf(Object plain) {
        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> read(plain));
        return refused.violations().stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return SampleArbitraries.criteria();
    }

    @Provide
    Arbitrary<Object> hostile() {
        return hostile(4);
    }

    private static Arbitrary<Object> hostile(int levels) {
        Arbitrary<Object> words = Arbitraries.of(
                "title",
                "pieces",
                "amount",
                "due_on",
                "tags",
                "parts",
                "parent",
                "twin",
                "active",
                "",
                "present",
                "in",
                "less",
                "contains",
                "during",
                "has_any",
                "where",
                "day",
                "EUR",
                "2024-02-30",
                "1-1-1-1-1",
                "\u0000");
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                words, Arbitraries.of(0L, -1, 1.5, true, new BigDecimal("0.1"), Long.MAX_VALUE, 'c', new Object()));
        if (levels == 0) {
            return scalars;
        }
        Arbitrary<Object> inner = Arbitraries.lazy(() -> hostile(levels - 1));
        Arbitrary<String> keys = Arbitraries.of(
                "all",
                "any",
                "not",
                "field",
                "op",
                "value",
                "values",
                "criterion",
                "unit",
                "from",
                "to",
                "exact",
                "currency",
                "amount",
                "word",
                "number");
        Arbitrary<Object> maps = Arbitraries.maps(keys, inner).ofMaxSize(5).map(map -> map);
        Arbitrary<Object> conditions = Combinators.combine(words, words, maps).as((field, operator, more) -> {
            Map<Object, Object> condition = new HashMap<>((Map<?, ?>) more);
            condition.keySet().removeAll(List.of("all", "any", "not"));
            condition.put("field", field);
            condition.put("op", operator);
            return condition;
        });
        Arbitrary<Object> joints = Combinators.combine(Arbitraries.of("all", "any", "not"), inner)
                .as((joint, parts) -> Collections.singletonMap(joint, parts));
        Arbitrary<Object> lists = inner.injectNull(0.1).list().ofMaxSize(4).map(list -> list);
        return Arbitraries.oneOf(scalars, maps, conditions, conditions, joints, joints, lists)
                .withoutEdgeCases();
    }
}
