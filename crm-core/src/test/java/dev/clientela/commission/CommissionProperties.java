package dev.clientela.commission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.opportunity.SplitShare;
import dev.clientela.opportunity.SplitType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class CommissionProperties {

    private static final List<CurrencyUnit> CURRENCIES =
            List.of(CurrencyUnit.JPY, CurrencyUnit.EUR, CurrencyUnit.of("KWD"), CurrencyUnit.of("CLF"));

    private static Money money(int currency, long minor) {
        return Money.ofMinor(CURRENCIES.get(currency), minor);
    }

    /** Brackets between the bounds, in minor units, with these percentages. */
    private static CommissionPlan plan(
            CommissionMethod method, int currency, List<Integer> bounds, List<Integer> rates) {
        List<Integer> ascending = new ArrayList<>(new TreeSet<>(bounds));
        List<CommissionBracket> brackets = new ArrayList<>();
        BigDecimal from = BigDecimal.ZERO;
        for (int i = 0; i <= ascending.size(); i++) {
            Optional<BigDecimal> until = i < ascending.size()
                    ? Optional.of(money(currency, ascending.get(i)).getAmount())
                    : Optional.empty();
            brackets.add(new CommissionBracket(from, until, BigDecimal.valueOf(rates.get(i % rates.size()))));
            from = until.orElse(from);
        }
        return CommissionPlan.withBrackets(
                "plan",
                1,
                CommissionBasis.GROSS,
                method,
                CURRENCIES.get(currency),
                brackets.toArray(CommissionBracket[]::new));
    }

    @Property
    @Label("FO-26 Shares of revenue add up to the whole exactly, each within one minor unit of its percentage")
    void sharesAddUp(
            @ForAll @IntRange(max = 3) int currency,
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long minor,
            @ForAll @Size(max = 10) List<@IntRange(max = 1_000) Integer> weights,
            @ForAll @IntRange(max = 1_000) int overlay) {
        Money whole = money(currency, minor);
        int total = Math.max(1, weights.stream().mapToInt(Integer::intValue).sum());
        List<SplitShare> shares = new ArrayList<>();
        BigDecimal left = BigDecimal.valueOf(100);
        for (int weight : weights) {
            BigDecimal percentage = BigDecimal.valueOf(weight)
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(total), 6, java.math.RoundingMode.DOWN);
            left = left.subtract(percentage);
            shares.add(new SplitShare("s" + shares.size(), SplitType.REVENUE, percentage));
        }
        shares.add(new SplitShare("last", SplitType.OVERLAY, BigDecimal.valueOf(overlay)));
        shares.add(new SplitShare("last", SplitType.REVENUE, left));

        List<Money> amounts = SplitShare.amounts(whole, shares);

        Money sum = Money.zero(whole.getCurrencyUnit());
        Money unit = Money.ofMinor(whole.getCurrencyUnit(), 1);
        for (int i = 0; i < shares.size(); i++) {
            BigDecimal exact =
                    whole.getAmount().multiply(shares.get(i).percentage().movePointLeft(2));
            assertThat(amounts.get(i).getAmount().subtract(exact).abs()).isLessThan(unit.getAmount());
            if (shares.get(i).type() == SplitType.REVENUE) {
                sum = sum.plus(amounts.get(i));
            }
        }
        assertThat(sum).isEqualTo(whole);
    }

    @Property
    @Label("FO-28 By marginal brackets, more base never earns less, and one minor unit more earns one more at most")
    void marginalBracketsAreContinuousAndMonotone(
            @ForAll @IntRange(max = 3) int currency,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 10_000) Integer> bounds,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100) Integer> rates,
            @ForAll @IntRange(max = 12_000) int minor,
            @ForAll @IntRange(max = 6) int at) {
        CommissionPlan plan = plan(CommissionMethod.MARGINAL, currency, bounds, rates);
        // Often on the edge of a bracket.
        long base = at < bounds.size() ? bounds.get(at) - 1L : minor;
        Money less = plan.on(money(currency, base)).amount();
        Money more = plan.on(money(currency, base + 1)).amount();
        assertThat(more.isLessThan(less)).isFalse();
        assertThat(more.minus(less).isGreaterThan(money(currency, 1))).isFalse();
        assertThat(more.isGreaterThan(money(currency, base + 1))).isFalse();
    }

    @Property
    @Label("FO-28 The parts of a base add up to it, each at the percentage of the bracket that it lies in")
    void partsAddUp(
            @ForAll CommissionMethod method,
            @ForAll @IntRange(max = 3) int currency,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 10_000) Integer> bounds,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100) Integer> rates,
            @ForAll @IntRange(min = -12_000, max = 12_000) int minor) {
        CommissionPlan plan = plan(method, currency, method == CommissionMethod.FIXED ? List.of() : bounds, rates);
        Money base = money(currency, minor);
        Commission commission = plan.on(base);
        BigDecimal parts = commission.parts().stream().map(RatedPart::base).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(parts).isEqualByComparingTo(base.getAmount());
        for (RatedPart part : commission.parts()) {
            BigDecimal size = part.base().abs();
            BigDecimal reached =
                    method == CommissionMethod.MARGINAL ? part.from().add(size) : size;
            assertThat(reached).isGreaterThanOrEqualTo(part.from());
            part.until()
                    .ifPresent(end -> assertThat(reached)
                            .matches(value -> method == CommissionMethod.MARGINAL
                                    ? value.compareTo(end) <= 0
                                    : value.compareTo(end) < 0));
            assertThat(RatedPart.TYPE.fromPlain(RatedPart.TYPE.toPlain(part))).isEqualTo(part);
        }
        assertThat(plan.on(base.negated()).amount())
                .isEqualTo(commission.amount().negated());
    }
}
