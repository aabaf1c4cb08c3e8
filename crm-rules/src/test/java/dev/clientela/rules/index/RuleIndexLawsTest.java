package dev.clientela.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Sample;
import dev.clientela.record.SampleArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The index against the reference meaning of criteria, asked one by one. */
class RuleIndexLawsTest {

    private static final Function<RecordRef, Optional<? extends CrmRecord<?>>> LOOKUP =
            Sample.lookup(RuleArbitraries.POOL);

    @Property(tries = 600)
    @Label("the indexed answer equals the naive interpreter's")
    void indexedEqualsNaive(
            @ForAll("conditions") List<Condition> conditions,
            @ForAll("samples") List<Sample> samples,
            @ForAll("moments") Moment moment) {
        assertSame(conditions, samples, moment);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    @Label("the indexed answer equals the naive interpreter's, over several blocks of rules")
    void indexedEqualsNaiveOverBlocks(
            @ForAll("manyConditions") List<Condition> conditions, @ForAll("moments") Moment moment) {
        assertSame(conditions, RuleArbitraries.POOL.subList(0, 40), moment);
    }

    @Property(tries = 300)
    @Label("one condition by itself is indexed as it is meant")
    void oneConditionAlone(@ForAll("condition") Condition condition, @ForAll("moments") Moment moment) {
        assertSame(List.of(condition), RuleArbitraries.POOL, moment);
    }

    @Property(tries = 300)
    @Label("an index answers at one moment as it does after it was asked at another")
    void momentsDoNotDisturbEachOther(
            @ForAll("conditions") List<Condition> conditions,
            @ForAll("samples") List<Sample> samples,
            @ForAll("momentLists") List<Moment> moments) {
        RuleIndex index = RuleIndex.of(Sample.TYPE, conditions);
        for (Moment moment : moments) {
            samples.forEach(sample -> assertSame(index, conditions, sample, moment));
        }
    }

    private static void assertSame(List<Condition> conditions, List<Sample> samples, Moment moment) {
        RuleIndex index = RuleIndex.of(Sample.TYPE, conditions);
        assertThat(index.size()).isEqualTo(conditions.size());
        samples.forEach(sample -> assertSame(index, conditions, sample, moment));
    }

    private static void assertSame(RuleIndex index, List<Condition> conditions, Sample sample, Moment moment) {
        Situation situation = new Situation(moment, LOOKUP);
        List<Integer> expected = new ArrayList<>();
        for (int rule = 0; rule < conditions.size(); rule++) {
            Condition condition = conditions.get(rule);
            boolean holds = condition.isValidAt(moment.now())
                    && CriterionEvaluator.compile(condition.when(), moment, LOOKUP)
                            .test(sample);
            if (holds) {
                expected.add(rule);
            }
        }
        List<Integer> found = new ArrayList<>();
        index.forEach(sample, situation, found::add);

        if (!found.equals(expected)) {
            throw new AssertionError(
                    difference(conditions, found, expected) + "\n  for " + sample + "\n  at " + moment);
        }
        assertThat(index.first(sample, situation)).isEqualTo(expected.isEmpty() ? -1 : expected.get(0));
        assertThat(index.count(sample, situation)).isEqualTo(expected.size());
    }

    private static String difference(List<Condition> conditions, List<Integer> found, List<Integer> expected) {
        StringBuilder text = new StringBuilder();
        for (int rule = 0; rule < conditions.size(); rule++) {
            if (found.contains(rule) != expected.contains(rule)) {
                text.append("\n  ")
                        .append(found.contains(rule) ? "holds and should not: " : "should hold and does not: ")
                        .append(conditions.get(rule));
            }
        }
        return text.isEmpty() ? "\n  found " + found + ", not " + expected : text.toString();
    }

    @Provide
    Arbitrary<Condition> condition() {
        return RuleArbitraries.conditions();
    }

    @Provide
    Arbitrary<List<Condition>> conditions() {
        return RuleArbitraries.conditions().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Condition>> manyConditions() {
        return RuleArbitraries.conditions().list().ofMinSize(400).ofMaxSize(1_200);
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        return RuleArbitraries.samples();
    }

    @Provide
    Arbitrary<Moment> moments() {
        return SampleArbitraries.moments();
    }

    @Provide
    Arbitrary<List<Moment>> momentLists() {
        return SampleArbitraries.moments().list().ofMinSize(2).ofMaxSize(5);
    }
}
