package dev.clientela.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.approval.DiscountThreshold.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** However a record's lines are written, what goes beyond a threshold of discount goes beyond it. */
class DiscountThresholdProperties {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;

    @Provide
    Arbitrary<List<Sold>> sold() {
        Arbitrary<Sold> line = Combinators.combine(
                        Arbitraries.of("engine", "oil", "wheel"),
                        Arbitraries.longs().between(1, 500_000),
                        Arbitraries.integers().between(0, 100))
                .as((product, cents, percent) -> {
                    Money list = Money.ofMinor(EUR, cents);
                    Money total = list.multipliedBy(
                            BigDecimal.valueOf(100 - percent).movePointLeft(2), java.math.RoundingMode.HALF_UP);
                    return new Sold("line of " + product, product, list.toBigMoney(), total);
                });
        return line.list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<DiscountThreshold> thresholds() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 100), Arbitraries.longs().between(0, 100))
                .as((line, total) -> DiscountThreshold.ofLine(line).orTotal(total));
    }

    /** One line in two, list price and total cut anywhere, each for itself, to fractions of a cent of the list price. */
    private static List<Sold> split(List<Sold> all, Random random) {
        List<Sold> parts = new ArrayList<>();
        for (Sold each : all) {
            BigMoney list = each.list()
                    .multipliedBy(BigDecimal.valueOf(random.nextInt(1, 1_000)).movePointLeft(3));
            long minor = each.total().getAmountMinorLong();
            Money total = Money.ofMinor(EUR, minor == 0 ? 0 : random.nextLong(minor + 1));
            parts.add(new Sold(each.line() + " a", each.product(), list, total));
            parts.add(new Sold(
                    each.line() + " b",
                    each.product(),
                    each.list().minus(list),
                    each.total().minus(total)));
        }
        return parts;
    }

    private static Set<String> products(Finding finding) {
        return finding.beyond().stream()
                .filter(name -> !name.startsWith("line"))
                .collect(Collectors.toSet());
    }

    private static List<Sold> merge(List<Sold> all) {
        List<Sold> merged = new ArrayList<>();
        for (Sold each : all) {
            int at = -1;
            for (int i = 0; i < merged.size(); i++) {
                at = merged.get(i).product().equals(each.product()) ? i : at;
            }
            if (at < 0) {
                merged.add(each);
            } else {
                merged.set(at, merged.get(at).plus(each));
            }
        }
        return merged;
    }

    @Property(tries = 500)
    @Label("AP-15 Splitting lines in any way evades no threshold of the whole or of a product, nor makes one")
    void splitting(
            @ForAll("sold") List<Sold> sold, @ForAll("thresholds") DiscountThreshold threshold, @ForAll long seed) {
        Finding whole = threshold.judge(merge(sold));
        Finding split = threshold.judge(split(split(sold, new Random(seed)), new Random(seed + 1)));
        assertThat(split.whole()).isEqualTo(whole.whole());
        assertThat(split.percent()).isEqualByComparingTo(whole.percent());
        assertThat(products(split)).isEqualTo(products(whole));
    }

    @Property(tries = 500)
    @Label("AP-15 A record whose lines are one a product goes beyond however they are split")
    void oneLineEach(
            @ForAll("sold") List<Sold> sold, @ForAll("thresholds") DiscountThreshold threshold, @ForAll long seed) {
        List<Sold> lines = merge(sold);
        if (threshold.judge(lines).isBeyond()) {
            assertThat(threshold.judge(split(lines, new Random(seed))).isBeyond())
                    .isTrue();
        }
    }

    @Property(tries = 500)
    @Label("AP-15 Merging the lines of a product evades no threshold of the whole or of a product")
    void merging(@ForAll("sold") List<Sold> sold, @ForAll("thresholds") DiscountThreshold threshold) {
        Finding apart = threshold.judge(sold);
        Finding merged = threshold.judge(merge(sold));
        assertThat(merged.whole()).isEqualTo(apart.whole());
        assertThat(products(merged)).isEqualTo(products(apart));
    }

    @Property(tries = 500)
    @Label("AP-15 Exactly the threshold is not beyond it, a cent less is")
    void exactly(@ForAll("thresholds") DiscountThreshold threshold) {
        BigDecimal percent = threshold.line().orElseThrow();
        Money list = Money.of(EUR, 1_000);
        Money allowed = list.multipliedBy(
                BigDecimal.valueOf(100).subtract(percent).movePointLeft(2), java.math.RoundingMode.HALF_UP);
        Sold at = new Sold("a", "a", list.toBigMoney(), allowed);
        Sold below = new Sold("a", "a", list.toBigMoney(), allowed.minus(Money.ofMinor(EUR, 1)));
        DiscountThreshold lines = DiscountThreshold.ofLine(percent.longValueExact());
        assertThat(lines.judge(List.of(at)).isBeyond()).isFalse();
        assertThat(lines.judge(List.of(below)).isBeyond()).isTrue();
    }
}
