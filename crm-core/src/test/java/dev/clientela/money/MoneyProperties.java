package dev.clientela.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class MoneyProperties {

    /** Currencies of every scale there is: 0, 2, 3 and 4. */
    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.JPY, CurrencyUnit.EUR, CurrencyUnit.of("KWD"), CurrencyUnit.of("CLF"));

    @Provide
    Arbitrary<Money> amounts() {
        return Combinators.combine(
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L))
                .as((currency, minor) -> Money.ofMinor(currency, minor));
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(1000))
                .ofScale(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .filter(list -> list.stream().anyMatch(weight -> weight.signum() > 0));
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money::plus).orElseThrow();
    }

    private static BigDecimal unit(Money like) {
        return BigDecimal.ONE.movePointLeft(like.getCurrencyUnit().getDecimalPlaces());
    }

    @Property
    void the_parts_of_a_split_add_up_to_the_whole(
            @ForAll("amounts") Money amount, @ForAll("weights") List<BigDecimal> weights) {
        List<Money> parts = Split.byWeights(amount, weights);

        assertThat(parts).hasSameSizeAs(weights);
        assertThat(sum(parts)).isEqualTo(amount);
    }

    @Property
    void each_part_is_less_than_one_minor_unit_off_its_share(
            @ForAll("amounts") Money amount, @ForAll("weights") List<BigDecimal> weights) {
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Money> parts = Split.byWeights(amount, weights);

        for (int i = 0; i < parts.size(); i++) {
            BigDecimal off = parts.get(i)
                    .getAmount()
                    .multiply(all)
                    .subtract(amount.getAmount().multiply(weights.get(i)))
                    .abs();
            assertThat(off).isLessThan(unit(amount).multiply(all));
        }
    }

    @Property
    void the_order_of_the_weights_does_not_matter(
            @ForAll("amounts") Money amount, @ForAll("weights") List<BigDecimal> weights, @ForAll long seed) {
        List<BigDecimal> shuffled = new ArrayList<>(weights);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Split.byWeights(amount, shuffled))
                .containsExactlyInAnyOrderElementsOf(Split.byWeights(amount, weights));
    }

    @Property
    void a_split_of_the_negative_is_the_negative_of_the_split(
            @ForAll("amounts") Money amount, @ForAll("weights") List<BigDecimal> weights) {
        assertThat(Split.byWeights(amount.negated(), weights))
                .isEqualTo(Split.byWeights(amount, weights).stream()
                        .map(Money::negated)
                        .toList());
    }

    @Property
    void even_parts_differ_by_one_minor_unit_at_most_and_never_grow_in_size(
            @ForAll("amounts") Money amount, @ForAll @IntRange(min = 1, max = 150) int count) {
        List<Money> parts = Split.evenly(amount, count);

        assertThat(sum(parts)).isEqualTo(amount);
        BigDecimal first = parts.get(0).getAmount().abs();
        BigDecimal last = parts.get(count - 1).getAmount().abs();
        assertThat(first.subtract(last)).isBetween(BigDecimal.ZERO, unit(amount));
        assertThat(parts).isSortedAccordingTo((a, b) -> b.abs().compareTo(a.abs()));
    }

    @Property
    void rounding_goes_to_the_scale_of_the_currency_and_at_most_half_a_unit_away(
            @ForAll("amounts") Money amount, @ForAll @IntRange(min = -9999, max = 9999) int tenThousandths) {
        BigDecimal rest = unit(amount).multiply(BigDecimal.valueOf(tenThousandths, 4));
        BigMoney exact = amount.toBigMoney().plus(rest);
        Money rounded = Rounding.toMinorUnit(exact);

        assertThat(rounded.getScale()).isEqualTo(amount.getCurrencyUnit().getDecimalPlaces());
        assertThat(rounded.getAmount().subtract(exact.getAmount()).abs().multiply(BigDecimal.valueOf(2)))
                .isLessThanOrEqualTo(unit(amount));
        assertThat(Rounding.toMinorUnit(exact.negated())).isEqualTo(rounded.negated());
    }

    @Property
    void all_of_a_hundred_off_leaves_exactly_nothing(@ForAll("amounts") Money amount) {
        Money left = Rounding.toMinorUnit(Percentage.of(100).rest().of(amount.toBigMoney()));

        assertThat(left).isEqualTo(Money.zero(amount.getCurrencyUnit()));
        assertThat(left.toString()).doesNotContain("-");
    }

    @Property
    void a_percentage_and_its_rest_make_the_whole(
            @ForAll("amounts") Money amount, @ForAll @IntRange(min = 0, max = 1_000_000) int tenThousandths) {
        Percentage part = new Percentage(BigDecimal.valueOf(tenThousandths, 4));
        BigMoney whole = amount.toBigMoney();

        assertThat(part.isPart()).isTrue();
        assertThat(part.of(whole).plus(part.rest().of(whole)).isEqual(whole)).isTrue();
    }

    @Example
    void half_a_unit_goes_away_from_zero() {
        assertThat(Rounding.toMinorUnit(BigMoney.parse("EUR 0.005"))).isEqualTo(Money.parse("EUR 0.01"));
        assertThat(Rounding.toMinorUnit(BigMoney.parse("EUR -0.005"))).isEqualTo(Money.parse("EUR -0.01"));
        assertThat(Rounding.toMinorUnit(BigMoney.parse("JPY 0.49"))).isEqualTo(Money.parse("JPY 0"));
        assertThat(Rounding.toMinorUnit(BigMoney.parse("KWD 0.0005"))).isEqualTo(Money.parse("KWD 0.001"));
    }

    @Example
    void among_equal_remainders_the_heavier_part_gets_the_unit() {
        assertThat(Split.byWeights(Money.parse("JPY 2"), List.of(BigDecimal.ONE, BigDecimal.valueOf(3))))
                .containsExactly(Money.parse("JPY 0"), Money.parse("JPY 2"));
        assertThat(Split.byWeights(Money.parse("EUR 1.00"), List.of(BigDecimal.ZERO, BigDecimal.ONE)))
                .containsExactly(Money.parse("EUR 0.00"), Money.parse("EUR 1.00"));
    }

    @Example
    void weights_that_say_nothing_are_refused() {
        Money amount = Money.parse("EUR 1.00");
        assertThatThrownBy(() -> Split.evenly(amount, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.byWeights(amount, List.of(BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.byWeights(amount, List.of(BigDecimal.TEN, BigDecimal.ONE.negate())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
