package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CriterionLawsTest {

    private static final Moment NOW =
            new Moment(Sample.instant("2024-02-29T12:00:00Z"), java.time.ZoneId.of("Europe/Madrid"));

    @Property(tries = 300)
    void not_is_exact_negation(@ForAll("criteria") Criterion criterion, @ForAll("lists") List<Sample> samples) {
        samples.forEach(sample ->
                assertThat(holds(criterion.not(), sample, samples)).isEqualTo(!holds(criterion, sample, samples)));
    }

    @Property(tries = 300)
    void negation_goes_through_and_and_or(
            @ForAll("criteria") Criterion a, @ForAll("criteria") Criterion b, @ForAll("lists") List<Sample> samples) {
        for (Sample sample : samples) {
            boolean first = holds(a, sample, samples);
            boolean second = holds(b, sample, samples);
            assertThat(holds(a.and(b), sample, samples)).isEqualTo(first && second);
            assertThat(holds(a.or(b), sample, samples)).isEqualTo(first || second);
            assertThat(holds(a.and(b).not(), sample, samples))
                    .isEqualTo(holds(a.not().or(b.not()), sample, samples));
            assertThat(holds(a.or(b).not(), sample, samples))
                    .isEqualTo(holds(a.not().and(b.not()), sample, samples));
        }
    }

    @Property(tries = 300)
    void a_condition_on_an_absent_value_is_false(@ForAll("leaves") Criterion condition) {
        assertThat(holds(condition, Sample.TYPE.create(Sample.TYPE.noValues()), List.of()))
                .isFalse();
    }

    @Property(tries = 300)
    void an_explanation_holds_when_its_criterion_does(
            @ForAll("criteria") Criterion criterion, @ForAll("lists") List<Sample> samples) {
        for (Sample sample : samples) {
            CriterionExplanation explanation = CriterionExplanation.of(criterion, sample, NOW, Sample.lookup(samples));
            assertThat(explanation.held()).isEqualTo(holds(criterion, sample, samples));
            assertThat(explanation.toPlain()).containsEntry("held", explanation.held());
        }
    }

    @Property(tries = 300)
    void is_within_is_half_open(@ForAll("dates") java.time.LocalDate from, @ForAll("dates") java.time.LocalDate to) {
        Criterion within = Sample.DATE.isWithin(from, to);

        assertThat(holdsOn(within, from)).isEqualTo(from.isBefore(to));
        assertThat(holdsOn(within, to)).isFalse();
        assertThat(holdsOn(within, to.minusDays(1))).isEqualTo(from.isBefore(to));
        assertThat(holdsOn(within, from.minusDays(1))).isFalse();
    }

    private static boolean holdsOn(Criterion criterion, java.time.LocalDate date) {
        return holds(criterion, Sample.number(1).having(Sample.DATE, date), List.of());
    }

    @Test
    void amounts_of_different_currencies_are_neither_more_nor_less() {
        Sample yen = Sample.number(1).having(Sample.MONEY, Money.parse("JPY 100"));

        for (Comparison comparison : Comparison.values()) {
            Criterion compared = new Criterion.Compared<>(Sample.MONEY, comparison, Money.parse("EUR 1.00"));
            assertThat(holds(compared, yen, List.of())).as(comparison.name()).isFalse();
            assertThat(holds(compared.not(), yen, List.of())).isTrue();
        }
    }

    @Test
    void equal_numbers_are_equal_whatever_their_zeros() {
        Sample sample = Sample.number(1)
                .having(Sample.DECIMAL, Sample.decimal("1.50"))
                .having(Sample.PRICE, Sample.price("EUR 2.500"));

        assertThat(holds(Sample.DECIMAL.is(Sample.decimal("1.5")), sample, List.of()))
                .isTrue();
        assertThat(holds(
                        new Criterion.OneOf<>(Sample.PRICE, java.util.Set.of(Sample.price("EUR 2.5"))),
                        sample,
                        List.of()))
                .isTrue();
    }

    @Test
    void empty_text_is_present_and_empty_tags_are_not() {
        Sample sample = Sample.number(1).having(Sample.TEXT, "").having(Sample.SYSTEM.tags(), java.util.Set.of());

        assertThat(holds(Sample.TEXT.isPresent(), sample, List.of())).isTrue();
        assertThat(holds(Sample.SYSTEM.tags().isPresent(), sample, List.of())).isFalse();
    }

    @Test
    void a_reference_to_nothing_does_not_qualify_even_for_always() {
        Sample orphan = Sample.number(1).having(Sample.PARENT, Sample.number(2).id());

        assertThat(holds(Sample.PARENT.where(Criterion.always()), orphan, List.of()))
                .isFalse();
        assertThat(holds(Sample.PARENT.where(Criterion.always()), orphan, List.of(Sample.number(2))))
                .isTrue();
    }

    @Test
    void tags_meet_whatever_their_case_and_accents_and_blank_ones_never_do() {
        Sample sample = Sample.number(1).having(Sample.SYSTEM.tags(), java.util.Set.of("Año 1", "\u0301"));

        assertThat(holds(Sample.SYSTEM.tags().has(" ANO 1\u00a0"), sample, List.of()))
                .isTrue();
        assertThat(holds(Sample.SYSTEM.tags().has(""), sample, List.of())).isFalse();
    }

    @Test
    void conditions_joined_by_and_lie_flat() {
        Criterion.All joined = (Criterion.All) Sample.FLAG
                .isTrue()
                .and(Sample.TEXT.isPresent().and(Sample.DATE.isPresent()))
                .and(Criterion.always());

        assertThat(joined.parts()).hasSize(3);
        assertThat(Criterion.never().or(Sample.FLAG.isTrue())).isEqualTo(Sample.FLAG.isTrue());
    }

    @Test
    void a_criterion_of_another_record_type_is_a_mistake_seen_at_once() {
        FieldSet<SampleId> others = FieldSet.of("other", SampleId::new);
        TextField foreign = others.text("title", 10);

        assertThatThrownBy(() -> Sample.PARENT.where(Sample.FLAG.isTrue().and(foreign.isPresent())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.title");
        assertThatThrownBy(() -> Query.of(Sample.TYPE).where(foreign.isAbsent()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_explanation_names_what_was_read() {
        Sample parent = Sample.number(2).having(Sample.TEXT, "Acme");
        Sample sample = Sample.number(1).having(Sample.INTEGER, 3L).having(Sample.PARENT, parent.id());
        Criterion criterion = Sample.INTEGER
                .isMoreThan(5L)
                .or(Sample.FLAG.isTrue().not())
                .and(Sample.PARENT.where(Sample.TEXT.isLike("ACME")));

        CriterionExplanation explanation =
                CriterionExplanation.of(criterion, sample, NOW, Sample.lookup(List.of(parent)));

        assertThat(explanation.held()).isTrue();
        assertThat(explanation.conditions().map(CriterionExplanation::held)).containsExactly(false, false, true, true);
        assertThat(explanation.toPlain().toString())
                .isEqualTo("{held=true, all=["
                        + "{held=true, any=[{held=false, field=pieces, op=more, value=5, found=3},"
                        + " {held=true, not={held=false, field=active, op=in, values=[true]}}]},"
                        + " {held=true, field=parent, op=where, criterion={held=true, field=title, op=equals, value=ACME,"
                        + " found=Acme}, found=" + parent.id().value() + "}]}");
    }

    private static boolean holds(Criterion criterion, Sample sample, List<Sample> others) {
        Predicate<CrmRecord<?>> compiled = CriterionEvaluator.compile(criterion, NOW, Sample.lookup(others));
        return compiled.test(sample);
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return SampleArbitraries.criteria();
    }

    @Provide
    Arbitrary<Criterion> leaves() {
        return SampleArbitraries.leaves();
    }

    @Provide
    Arbitrary<List<Sample>> lists() {
        return SampleArbitraries.sampleLists(3);
    }

    @Provide
    Arbitrary<java.time.LocalDate> dates() {
        return SampleArbitraries.dates();
    }
}
