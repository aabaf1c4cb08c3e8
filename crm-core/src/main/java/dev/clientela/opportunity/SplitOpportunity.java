package dev.clientela.opportunity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How a deal is to be credited to sellers, in place of how it was. The shares of revenue total exactly 100 %; without any
 * share, all of it is credited to the owner.
 */
public record SplitOpportunity(OpportunityId opportunity, List<SplitShare> shares) {

    public SplitOpportunity {
        shares = List.copyOf(shares);
    }

    /** Credits all to the owner; shares are added by the methods below. */
    public static SplitOpportunity of(OpportunityId opportunity) {
        return new SplitOpportunity(opportunity, List.of());
    }

    /** @param percentage 0 to 100 */
    public SplitOpportunity revenue(String seller, BigDecimal percentage) {
        return with(new SplitShare(seller, SplitType.REVENUE, percentage));
    }

    /** @param percentage 0 to 100 */
    public SplitOpportunity revenue(String seller, long percentage) {
        return revenue(seller, BigDecimal.valueOf(percentage));
    }

    /** @param percentage 0 to 1000 */
    public SplitOpportunity overlay(String seller, BigDecimal percentage) {
        return with(new SplitShare(seller, SplitType.OVERLAY, percentage));
    }

    /** @param percentage 0 to 1000 */
    public SplitOpportunity overlay(String seller, long percentage) {
        return overlay(seller, BigDecimal.valueOf(percentage));
    }

    private SplitOpportunity with(SplitShare share) {
        List<SplitShare> more = new ArrayList<>(shares);
        more.add(share);
        return new SplitOpportunity(opportunity, more);
    }
}
