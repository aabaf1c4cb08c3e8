package dev.clientela.opportunity;

import dev.clientela.command.Execution;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** The splits of a deal while a command runs. The version of the deal refuses the slower of two who split it. */
final class DealSplits {

    private DealSplits() {}

    /** Every split, whether the actor may list it or not: together they are the deal. */
    static List<OpportunitySplit> all(Execution execution, OpportunityId deal) {
        return execution
                .everything(Query.of(OpportunitySplit.TYPE)
                        .where(OpportunitySplitFields.OPPORTUNITY.is(deal))
                        .orderBy(OpportunitySplitFields.POSITION.ascending()))
                .list();
    }

    /** Whoever may change the deal may split it. */
    static Opportunity replace(Execution execution, Opportunity deal, List<SplitShare> shares) {
        execution.requireEdit(deal);
        check(execution, shares);
        List<OpportunitySplit> standing = new ArrayList<>(all(execution, deal.id()));
        List<Optional<Money>> amounts = amounts(deal, shares);
        for (int i = 0; i < shares.size(); i++) {
            SplitShare share = shares.get(i);
            Optional<OpportunitySplit> before = standing.stream()
                    .filter(split -> isSame(split.share(), share))
                    .findFirst();
            OpportunitySplit after = new OpportunitySplit(before.map(OpportunitySplit::values)
                    .orElseGet(OpportunitySplit.TYPE::noValues)
                    .edit()
                    .set(OpportunitySplitFields.OPPORTUNITY, deal.id())
                    .set(OpportunitySplitFields.POSITION, i + 1L)
                    .set(OpportunitySplitFields.SELLER, share.seller())
                    .set(OpportunitySplitFields.SPLIT_TYPE, share.type())
                    .set(OpportunitySplitFields.PERCENTAGE, share.percentage())
                    .set(OpportunitySplitFields.AMOUNT, amounts.get(i).orElse(null))
                    .build());
            write(execution, before, after);
            before.ifPresent(standing::remove);
        }
        execution.deleteAll(standing, OpportunitySplitEvent.REMOVED);
        Opportunity split = deal.split(!shares.isEmpty());
        OpportunityEvent event = new OpportunityEvent.Split();
        return split.equals(deal) ? execution.touch(deal, event) : execution.update(deal, split, event);
    }

    private static boolean isSame(SplitShare standing, SplitShare share) {
        return standing.seller().equals(share.seller()) && standing.type() == share.type();
    }

    private static void write(Execution execution, Optional<OpportunitySplit> before, OpportunitySplit after) {
        if (before.isPresent()) {
            execution.updateAsConsequence(before.get(), after, OpportunitySplitEvent.CHANGED);
        } else {
            // Who splits the deal at the same time may name the same seller; the slower then begins again.
            execution.insertOnly(
                    new OpportunitySplit(
                            after.values().with(OpportunitySplitFields.ID, new OpportunitySplitId(execution.newId()))),
                    OpportunitySplitEvent.ADDED);
        }
    }

    private static void check(Execution execution, List<SplitShare> shares) {
        Violations violations = SplitShare.faults(shares);
        for (int i = 0; i < shares.size(); i++) {
            String path = "shares[" + i + "].seller";
            String seller = shares.get(i).seller();
            if (seller.isBlank()) {
                violations.add(Violation.of(path, RecordErrors.REQUIRED));
            } else {
                violations.require(isKnown(execution, seller), path, OpportunityErrors.UNKNOWN_SELLER);
            }
        }
        violations.throwIfAny();
    }

    /** Whether the directory knows the user. */
    static boolean isKnown(Execution execution, String user) {
        return execution
                .kernel()
                .directory()
                .user(execution.actor().tenant(), user)
                .isPresent();
    }

    private static List<Optional<Money>> amounts(Opportunity deal, List<SplitShare> shares) {
        return deal.amount()
                .map(amount -> SplitShare.amounts(amount, shares).stream()
                        .map(Optional::of)
                        .toList())
                .orElseGet(() ->
                        shares.stream().map(share -> Optional.<Money>empty()).toList());
    }

    /** The splits come to what the deal has come to. */
    static void follow(Execution execution, Opportunity deal) {
        List<OpportunitySplit> splits = all(execution, deal.id());
        List<Optional<Money>> amounts =
                amounts(deal, splits.stream().map(OpportunitySplit::share).toList());
        for (int i = 0; i < splits.size(); i++) {
            OpportunitySplit split = splits.get(i);
            execution.updateAsConsequence(split, split.worth(amounts.get(i)), OpportunitySplitEvent.CHANGED);
        }
    }

    /** They go with their deal. */
    static void deleteAll(Execution execution, OpportunityId deal) {
        execution.deleteAll(all(execution, deal), OpportunitySplitEvent.REMOVED);
    }
}
