package dev.clientela.catalog;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;

/**
 * A list of prices: the standard one, which says what everything costs, or a custom one for a market, a channel or a kind
 * of customer. There is exactly one standard book.
 */
public final class PriceBook extends CrmRecord<PriceBook> {

    public static final RecordType<PriceBook> TYPE = PriceBookFields.TYPE;

    PriceBook(Values values) {
        super(values);
    }

    @Override
    public RecordType<PriceBook> type() {
        return TYPE;
    }

    @Override
    public PriceBookId id() {
        return get(PriceBookFields.ID);
    }

    public String name() {
        return get(PriceBookFields.NAME);
    }

    public boolean isActive() {
        return get(PriceBookFields.ACTIVE);
    }

    public boolean isStandard() {
        return find(PriceBookFields.STANDARD).orElse(false);
    }
}
