package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunitySplit;
import dev.clientela.opportunity.OpportunitySplitFields;
import dev.clientela.opportunity.SplitShare;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.User;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Writes what is earned when a deal comes to be won, however that happens, and takes it back when the deal is won no
 * longer: in the transaction of that act, by the plans, splits and amount of that moment. What changes about a won deal
 * changes nothing that is earned.
 */
public final class CommissionAccrual implements SaveRules {

    @Override
    public boolean concern(RecordType<?> type) {
        return type.equals(Opportunity.TYPE);
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        if (saved instanceof Opportunity deal) {
            boolean wasWon = before.isPresent() && before.get() instanceof Opportunity earlier && earlier.isWon();
            if (deal.isWon() && !wasWon) {
                accrue(execution, deal);
            } else if (!deal.isWon() && wasWon) {
                reverse(execution, deal);
            }
        }
    }

    private static void accrue(Execution execution, Opportunity deal) {
        List<CommissionPlan> plans =
                execution.port(CommissionPlans.class).plans(execution.actor().tenant());
        if (plans.isEmpty() || deal.amount().isEmpty()) {
            return;
        }
        Money amount = deal.amount().get();
        LocalDate wonOn = deal.actualClose().orElseGet(execution.moment()::today);
        List<CommissionPlan> valid = plans.stream()
                .filter(plan -> plan.isFor(amount.getCurrencyUnit(), wonOn))
                .toList();
        List<SplitShare> shares = valid.isEmpty() ? List.of() : shares(execution, deal);
        Map<CommissionBasis, Money> wholes = new TreeMap<>(Map.of(CommissionBasis.GROSS, amount));
        for (int i = 0; i < shares.size(); i++) {
            for (CommissionPlan plan : plansOf(execution, shares.get(i).seller(), valid)) {
                Money whole = wholes.computeIfAbsent(plan.basis(), basis -> DealMargin.of(execution, deal, amount));
                Money base = SplitShare.amounts(whole, shares).get(i);
                execution.insertAsConsequence(
                        entry(execution, deal, wonOn, plan, shares.get(i), whole, base), CommissionEvent.ACCRUED);
            }
        }
    }

    /** Whom the deal is credited to; nobody, when it is not split and a queue's. */
    private static List<SplitShare> shares(Execution execution, Opportunity deal) {
        if (!deal.isSplit()) {
            return deal.owner().isUser() ? List.of(SplitShare.whole(deal.owner().id())) : List.of();
        }
        return Entries.all(
                        execution,
                        OpportunitySplit.TYPE,
                        OpportunitySplitFields.OPPORTUNITY.is(deal.id()),
                        OpportunitySplitFields.POSITION.ascending())
                .stream()
                .map(OpportunitySplit::share)
                .toList();
    }

    /** The first that is no bonus, and every bonus. */
    private static List<CommissionPlan> plansOf(Execution execution, String seller, List<CommissionPlan> valid) {
        Set<String> teams = execution
                .kernel()
                .directory()
                .user(execution.actor().tenant(), seller)
                .map(User::teams)
                .orElse(Set.of());
        List<CommissionPlan> plans = new ArrayList<>();
        boolean found = false;
        for (CommissionPlan plan : valid) {
            boolean fits = plan.sellers().user().map(seller::equals).orElse(true)
                    && plan.sellers().team().map(teams::contains).orElse(true);
            if (fits && (plan.bonus() || !found)) {
                plans.add(plan);
                found |= !plan.bonus();
            }
        }
        return plans;
    }

    private static CommissionEntry entry(
            Execution execution,
            Opportunity deal,
            LocalDate wonOn,
            CommissionPlan plan,
            SplitShare share,
            Money whole,
            Money base) {
        Commission commission = plan.on(base);
        Values values = CommissionEntry.TYPE
                .noValues()
                .edit()
                .set(CommissionEntryFields.ID, new CommissionEntryId(execution.newId()))
                .set(CommissionEntryFields.SELLER, share.seller())
                .set(CommissionEntryFields.OPPORTUNITY, deal.id())
                .set(CommissionEntryFields.EARNED_ON, wonOn)
                .set(CommissionEntryFields.CURRENCY, whole.getCurrencyUnit())
                .set(CommissionEntryFields.PLAN, plan.code())
                .set(CommissionEntryFields.PLAN_VERSION, (long) plan.version())
                .set(CommissionEntryFields.BASIS, plan.basis())
                .set(CommissionEntryFields.METHOD, plan.method())
                .set(CommissionEntryFields.WHOLE, whole)
                .set(CommissionEntryFields.SPLIT_TYPE, share.type())
                .set(CommissionEntryFields.SHARE, share.percentage())
                .set(CommissionEntryFields.BASE, base)
                .set(CommissionEntryFields.PARTS, commission.parts().isEmpty() ? null : commission.parts())
                .set(CommissionEntryFields.AMOUNT, commission.amount())
                .build();
        return CommissionEntry.TYPE.create(values);
    }

    private static void reverse(Execution execution, Opportunity deal) {
        List<CommissionEntry> entries = Entries.all(
                execution,
                CommissionEntry.TYPE,
                CommissionEntryFields.OPPORTUNITY.is(deal.id()),
                CommissionEntryFields.EARNED_ON.ascending());
        Set<CommissionEntryId> reversed = new HashSet<>();
        entries.forEach(entry -> entry.reverses().ifPresent(reversed::add));
        for (CommissionEntry entry : entries) {
            if (entry.reverses().isEmpty() && !reversed.contains(entry.id())) {
                execution.insertAsConsequence(
                        entry.reversal(
                                new CommissionEntryId(execution.newId()),
                                execution.moment().today()),
                        CommissionEvent.REVERSED);
            }
        }
    }
}
