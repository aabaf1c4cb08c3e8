package dev.clientela.rules.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.Moment;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Sample;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a decision costs, counted, not timed. */
class RuleIndexCostTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Situation SITUATION = Situation.at(new Moment(NOW, ZoneOffset.UTC));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final Random random = new Random(3);

    /** Two to four criteria of every kind that is answered without allocating. */
    private Criterion criterion() {
        List<Criterion> kinds = List.of(
                Sample.CHOICE.in("c" + random.nextInt(20), "c" + random.nextInt(20)),
                Sample.TEXT.isLike("Ñandú " + random.nextInt(40)),
                Sample.TEXT.startsWith("NAN"),
                Sample.TEXT.endsWith(String.valueOf(random.nextInt(10))),
                Sample.CUSTOM_TEXT.contains("ú " + random.nextInt(10)),
                Sample.CODE.is(DayOfWeek.of(1 + random.nextInt(7))).not(),
                Sample.INTEGER.isWithin((long) random.nextInt(500), 500L + random.nextInt(500)),
                Sample.DECIMAL.isMoreThan(Sample.decimal(random.nextInt(500) + ".25")),
                Sample.MONEY
                        .isAtLeast(Money.of(CurrencyUnit.EUR, random.nextInt(900)))
                        .or(Sample.MONEY.isAtLeast(Money.of(CurrencyUnit.USD, random.nextInt(900)))),
                Sample.DATE.isAtMost(TODAY.plusDays(random.nextInt(100))),
                Sample.INSTANT.isDuring(RelativePeriod.last(1 + random.nextInt(20), RelativePeriod.Unit.WEEK)),
                Sample.SYSTEM.tags().hasAnyOf(List.of("vip", "tag" + random.nextInt(9))),
                Sample.FLAG.isTrue().or(Sample.CUSTOM_INTEGER.isLessThan(10L)),
                Sample.PARENT.isAbsent());
        return Criterion.all(random.ints(2 + random.nextInt(3), 0, kinds.size())
                .mapToObj(kinds::get)
                .toList());
    }

    private List<Condition> conditions(int count) {
        return IntStream.range(0, count)
                .mapToObj(rule -> new Condition(
                        criterion(),
                        rule % 5 == 0 ? Optional.of(NOW.minusSeconds(rule)) : Optional.empty(),
                        rule % 7 == 0 ? Optional.of(NOW.plusSeconds(rule - 100)) : Optional.empty()))
                .toList();
    }

    private List<Sample> samples(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Sample.number(number)
                        .having(Sample.CHOICE, number % 4 == 0 ? null : "c" + random.nextInt(20))
                        .having(Sample.TEXT, "Ñandú " + random.nextInt(40))
                        .having(Sample.CUSTOM_TEXT, "Perú " + random.nextInt(40))
                        .having(Sample.CODE, DayOfWeek.of(1 + random.nextInt(7)))
                        .having(Sample.INTEGER, (long) random.nextInt(1_000))
                        .having(Sample.DECIMAL, Sample.decimal(random.nextInt(1_000) + ".5"))
                        .having(
                                Sample.MONEY,
                                Money.of(number % 3 == 0 ? CurrencyUnit.USD : CurrencyUnit.EUR, random.nextInt(1_000)))
                        .having(Sample.DATE, TODAY.plusDays(random.nextInt(100)))
                        .having(Sample.INSTANT, NOW.minusSeconds(random.nextInt(10_000_000)))
                        .having(Sample.SYSTEM.tags(), Set.of("VIP", "tag" + random.nextInt(9)))
                        .having(Sample.CUSTOM_INTEGER, (long) random.nextInt(20)))
                .toList();
    }

    @Test
    @DisplayName("a decision allocates no bytes")
    void allocatesNothing() {
        RuleIndex index = RuleIndex.of(Sample.TYPE, conditions(1_000));
        List<Sample> samples = samples(100);
        long[] held = new long[1];

        assertThat(decide(index, samples, 300, held)).isPositive();
        long allocated = Long.MAX_VALUE;
        // The compiler may still be at work, in this thread's name, when the first is measured.
        for (int attempt = 0; attempt < 5 && allocated > 1_000; attempt++) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            decide(index, samples, 1_000, held);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(held[0]).isPositive();
        assertThat(allocated).as("bytes for 300,000 decisions").isLessThanOrEqualTo(1_000);
    }

    private static long decide(RuleIndex index, List<Sample> samples, int times, long[] held) {
        long found = 0;
        java.util.function.IntConsumer counter = rule -> held[0]++;
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < samples.size(); i++) {
                found += index.first(samples.get(i), SITUATION) >= 0 ? 1 : 0;
                found += index.count(samples.get(i), SITUATION);
                index.forEach(samples.get(i), SITUATION, counter);
            }
        }
        return found;
    }

    @Test
    @DisplayName("many threads get the answers that one gets")
    void isThreadSafe() throws Exception {
        RuleIndex index = RuleIndex.of(Sample.TYPE, conditions(700));
        List<Sample> samples = samples(200);
        List<List<Integer>> expected =
                samples.stream().map(sample -> all(index, sample)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Callable<Boolean>> askers = new ArrayList<>();
            for (int asker = 0; asker < 48; asker++) {
                int start = asker * 31;
                askers.add(() -> IntStream.range(0, 1_000)
                        .map(i -> (start + i) % samples.size())
                        .allMatch(i -> all(index, samples.get(i)).equals(expected.get(i))));
            }
            for (Future<Boolean> answer : threads.invokeAll(askers)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Integer> all(RuleIndex index, Sample sample) {
        List<Integer> found = new ArrayList<>();
        index.forEach(sample, SITUATION, found::add);
        return found;
    }

    @Test
    @DisplayName("of ten thousand rules only those are asked one by one that no field excludes")
    void asksOnlyCandidates() {
        List<Condition> conditions = new ArrayList<>();
        for (int rule = 0; rule < 10_000; rule++) {
            // Neither part of the choice is a matter of one field, and what a text contains is not indexed at all.
            Criterion either = Sample.TEXT
                    .isLike("acme " + rule % 200)
                    .and(Sample.CUSTOM_TEXT.contains("b"))
                    .or(Sample.TEXT.isLike("other " + rule % 200));
            conditions.add(Condition.when(Sample.CHOICE.is("c" + rule % 50).and(either)));
        }
        RuleIndex index = RuleIndex.of(Sample.TYPE, conditions);
        Sample sample = Sample.number(1)
                .having(Sample.CHOICE, "c7")
                .having(Sample.TEXT, "ACME 57")
                .having(Sample.CUSTOM_TEXT, "abc");

        assertThat(index.countOpen(sample, SITUATION)).isEqualTo(10_000 / 200);
        assertThat(index.count(sample, SITUATION)).isEqualTo(10_000 / 200);
        assertThat(index.count(sample.having(Sample.CUSTOM_TEXT, "acd"), SITUATION))
                .isZero();
        assertThat(index.countOpen(sample.having(Sample.TEXT, "nobody"), SITUATION))
                .isZero();
    }

    @Test
    @DisplayName("a consumer may ask the index again")
    void mayBeAskedFromWithin() {
        RuleIndex index = RuleIndex.of(
                Sample.TYPE, List.of(Condition.when(Sample.FLAG.isTrue()), Condition.when(Criterion.always())));
        Sample flagged = Sample.number(1).having(Sample.FLAG, true);
        List<Integer> found = new ArrayList<>();

        index.forEach(flagged, SITUATION, rule -> {
            found.add(rule);
            found.add(index.first(Sample.number(2), SITUATION));
        });

        assertThat(found).containsExactly(0, 1, 1, 1);
    }

    @Test
    @DisplayName("an index of nothing finds nothing")
    void empty() {
        RuleIndex index = RuleIndex.of(Sample.TYPE, List.of());

        assertThat(index.first(Sample.number(1), SITUATION)).isEqualTo(-1);
        assertThat(index.count(Sample.number(1), SITUATION)).isZero();
    }

    @Test
    @DisplayName("a condition over another record type is refused")
    void otherType() {
        List<Condition> conditions = List.of(Condition.when(LeadFields.DESCRIPTION.contains("x")));

        assertThatThrownBy(() -> RuleIndex.of(Sample.TYPE, conditions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lead.description");
    }
}
