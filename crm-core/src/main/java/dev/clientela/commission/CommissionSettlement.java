package dev.clientela.commission;

import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a seller gets, or owes, for a period in one currency: the sum of the entries in it. What comes to be earned in the
 * period afterwards goes into another one. Never changed.
 */
public final class CommissionSettlement extends CrmRecord<CommissionSettlement> {

    public static final RecordType<CommissionSettlement> TYPE = CommissionSettlementFields.TYPE;

    CommissionSettlement(Values values) {
        super(values);
    }

    @Override
    public RecordType<CommissionSettlement> type() {
        return TYPE;
    }

    @Override
    public CommissionSettlementId id() {
        return get(CommissionSettlementFields.ID);
    }

    public String seller() {
        return get(CommissionSettlementFields.SELLER);
    }

    public ForecastPeriod period() {
        return get(CommissionSettlementFields.PERIOD);
    }

    public CurrencyUnit currency() {
        return get(CommissionSettlementFields.CURRENCY);
    }

    public Money amount() {
        return get(CommissionSettlementFields.AMOUNT);
    }

    public int entryCount() {
        return get(CommissionSettlementFields.ENTRY_COUNT).intValue();
    }
}
