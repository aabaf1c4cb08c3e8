package dev.clientela.rules.discount;

import dev.clientela.approval.Approver;
import dev.clientela.opportunity.OpportunityLineId;
import dev.clientela.rules.Explanation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * More is taken off than the rules allow.
 *
 * @param scope what was judged together
 * @param lines those judged
 * @param given what is taken off, in percent of the list price
 * @param allowed what may be
 * @param rule which says so; empty when it is what the set says otherwise
 * @param approvers who may approve it; nobody may when there is none
 */
public record Excess(
        Scope scope,
        List<OpportunityLineId> lines,
        BigDecimal given,
        BigDecimal allowed,
        Optional<String> rule,
        List<Approver> approvers,
        Explanation explanation) {

    public Excess {
        lines = List.copyOf(lines);
        approvers = List.copyOf(approvers);
    }

    /** What is judged together. */
    public enum Scope {
        /** One line. */
        LINE,

        /** All lines of one product, as if they were one: splitting a line changes nothing. */
        PRODUCT,

        /** All lines of the deal. */
        DEAL
    }
}
