package dev.clientela.opportunity;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a user is credited with of a deal. The shares of revenue of one deal total 100 %, and their amounts the deal's. Of
 * each seller and type there is one. Written together with its deal alone, through {@link Opportunities#split}.
 */
public final class OpportunitySplit extends CrmRecord<OpportunitySplit> {

    public static final RecordType<OpportunitySplit> TYPE = OpportunitySplitFields.TYPE;

    OpportunitySplit(Values values) {
        super(values);
    }

    @Override
    public RecordType<OpportunitySplit> type() {
        return TYPE;
    }

    @Override
    public OpportunitySplitId id() {
        return get(OpportunitySplitFields.ID);
    }

    public OpportunityId opportunity() {
        return get(OpportunitySplitFields.OPPORTUNITY);
    }

    /** Who is credited, and with how much. */
    public SplitShare share() {
        return new SplitShare(
                get(OpportunitySplitFields.SELLER),
                get(OpportunitySplitFields.SPLIT_TYPE),
                get(OpportunitySplitFields.PERCENTAGE));
    }

    public String seller() {
        return get(OpportunitySplitFields.SELLER);
    }

    public BigDecimal percentage() {
        return get(OpportunitySplitFields.PERCENTAGE);
    }

    /** What that comes to; empty while the deal has no amount. */
    public Optional<Money> amount() {
        return find(OpportunitySplitFields.AMOUNT);
    }

    OpportunitySplit worth(Optional<Money> amount) {
        return with(OpportunitySplitFields.AMOUNT, amount.orElse(null));
    }
}
