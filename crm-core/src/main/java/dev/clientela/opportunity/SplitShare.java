package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Percentage;
import dev.clientela.money.Rounding;
import dev.clientela.money.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;

/**
 * How much of a deal a user is credited with.
 *
 * @param seller the user
 * @param percentage of revenue 0 to 100, as overlay 0 to 1000; at most six decimals
 */
public record SplitShare(String seller, SplitType type, BigDecimal percentage) {

    /** The most shares that a deal is split into. */
    public static final int MOST = 50;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_OVERLAY = BigDecimal.valueOf(1_000);

    /** All of what is sold. */
    public static SplitShare whole(String seller) {
        return new SplitShare(seller, SplitType.REVENUE, WHOLE);
    }

    /**
     * What each share comes to. Those of revenue add up to the whole exactly, by largest remainder; those of overlays are
     * rounded each for itself.
     *
     * @param shares of which those of revenue total 100 %
     */
    public static List<Money> amounts(Money whole, List<SplitShare> shares) {
        List<BigDecimal> weights = shares.stream()
                .filter(share -> share.type() == SplitType.REVENUE)
                .map(SplitShare::percentage)
                .toList();
        List<Money> parts = weights.isEmpty() ? List.of() : Split.byWeights(whole, weights);
        List<Money> amounts = new ArrayList<>();
        int revenue = 0;
        for (SplitShare share : shares) {
            amounts.add(
                    share.type() == SplitType.REVENUE
                            ? parts.get(revenue++)
                            : Rounding.toMinorUnit(new Percentage(share.percentage()).of(whole.toBigMoney())));
        }
        return List.copyOf(amounts);
    }

    /** Everything that is wrong with the shares of one deal, but for whether their sellers are known. */
    static Violations faults(List<SplitShare> shares) {
        Violations violations = new Violations();
        if (shares.size() > MOST) {
            violations.add(Violation.of("shares", OpportunityErrors.TOO_MANY_SPLITS, "most", MOST));
        }
        Set<List<Object>> sellers = new HashSet<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            SplitShare share = shares.get(i);
            String path = "shares[" + i + "]";
            violations.require(
                    sellers.add(List.of(share.seller(), share.type())),
                    path + ".seller",
                    OpportunityErrors.SPLIT_REPEATED);
            violations.addAll(OpportunitySplitFields.PERCENTAGE.check(share.percentage()).stream()
                    .map(fault -> fault.under(path))
                    .toList());
            BigDecimal most = share.type() == SplitType.REVENUE ? WHOLE : MOST_OVERLAY;
            if (share.percentage().signum() < 0 || share.percentage().compareTo(most) > 0) {
                violations.add(Violation.of(path + ".percentage", OpportunityErrors.SPLIT_OUT_OF_RANGE, "most", most));
            }
            total = share.type() == SplitType.REVENUE ? total.add(share.percentage()) : total;
        }
        if (!shares.isEmpty() && total.compareTo(WHOLE) != 0) {
            violations.add(Violation.of("shares", OpportunityErrors.SPLIT_NOT_WHOLE, "total", total));
        }
        return violations;
    }
}
