package dev.clientela.commission;

import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.SplitShare;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a seller has earned by a deal at the moment it was won, with everything it was reckoned from; or that it is taken
 * back, since the deal was reopened. Written in the transaction of that act and never changed, but for becoming part of a
 * settlement, once. A deal with entries is not deleted.
 */
public final class CommissionEntry extends CrmRecord<CommissionEntry> {

    public static final RecordType<CommissionEntry> TYPE = CommissionEntryFields.TYPE;

    CommissionEntry(Values values) {
        super(values);
    }

    @Override
    public RecordType<CommissionEntry> type() {
        return TYPE;
    }

    @Override
    public CommissionEntryId id() {
        return get(CommissionEntryFields.ID);
    }

    public String seller() {
        return get(CommissionEntryFields.SELLER);
    }

    public OpportunityId opportunity() {
        return get(CommissionEntryFields.OPPORTUNITY);
    }

    /** The entry that this one takes back. */
    public Optional<CommissionEntryId> reverses() {
        return find(CommissionEntryFields.REVERSES);
    }

    /** The day the deal was won, or reopened. */
    public LocalDate earnedOn() {
        return get(CommissionEntryFields.EARNED_ON);
    }

    public CurrencyUnit currency() {
        return get(CommissionEntryFields.CURRENCY);
    }

    /** The code of the plan. */
    public String plan() {
        return get(CommissionEntryFields.PLAN);
    }

    public int planVersion() {
        return get(CommissionEntryFields.PLAN_VERSION).intValue();
    }

    public CommissionBasis basis() {
        return get(CommissionEntryFields.BASIS);
    }

    public CommissionMethod method() {
        return get(CommissionEntryFields.METHOD);
    }

    /** The amount of the deal, or its margin. */
    public Money whole() {
        return get(CommissionEntryFields.WHOLE);
    }

    /** How much of that was credited to the seller. */
    public SplitShare share() {
        return new SplitShare(seller(), get(CommissionEntryFields.SPLIT_TYPE), get(CommissionEntryFields.SHARE));
    }

    /** What the share came to. */
    public Money base() {
        return get(CommissionEntryFields.BASE);
    }

    /** Which part of the base earned at which percentage. */
    public List<RatedPart> parts() {
        return find(CommissionEntryFields.PARTS).orElse(List.of());
    }

    public Money amount() {
        return get(CommissionEntryFields.AMOUNT);
    }

    public Optional<CommissionSettlementId> settlement() {
        return find(CommissionEntryFields.SETTLEMENT);
    }

    /** Takes this one back, on that day. */
    CommissionEntry reversal(CommissionEntryId id, LocalDate on) {
        return TYPE.create(TYPE.noValues()
                .edit()
                .set(CommissionEntryFields.ID, id)
                .set(CommissionEntryFields.REVERSES, id())
                .set(CommissionEntryFields.EARNED_ON, on)
                .set(CommissionEntryFields.SELLER, seller())
                .set(CommissionEntryFields.OPPORTUNITY, opportunity())
                .set(CommissionEntryFields.CURRENCY, currency())
                .set(CommissionEntryFields.PLAN, plan())
                .set(CommissionEntryFields.PLAN_VERSION, (long) planVersion())
                .set(CommissionEntryFields.BASIS, basis())
                .set(CommissionEntryFields.METHOD, method())
                .set(CommissionEntryFields.WHOLE, whole().negated())
                .set(CommissionEntryFields.SPLIT_TYPE, share().type())
                .set(CommissionEntryFields.SHARE, share().percentage())
                .set(CommissionEntryFields.BASE, base().negated())
                .set(CommissionEntryFields.AMOUNT, amount().negated())
                .build());
    }

    CommissionEntry settledIn(CommissionSettlementId settlement) {
        return with(CommissionEntryFields.SETTLEMENT, settlement);
    }
}
