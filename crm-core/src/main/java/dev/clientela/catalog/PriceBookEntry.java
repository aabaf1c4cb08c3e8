package dev.clientela.catalog;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** The price of one product in one price book and one currency. Book and product never change. */
public final class PriceBookEntry extends CrmRecord<PriceBookEntry> {

    public static final RecordType<PriceBookEntry> TYPE = PriceBookEntryFields.TYPE;

    PriceBookEntry(Values values) {
        super(values);
    }

    @Override
    public RecordType<PriceBookEntry> type() {
        return TYPE;
    }

    @Override
    public PriceBookEntryId id() {
        return get(PriceBookEntryFields.ID);
    }

    public PriceBookId priceBook() {
        return get(PriceBookEntryFields.PRICE_BOOK);
    }

    public ProductId product() {
        return get(PriceBookEntryFields.PRODUCT);
    }

    public CurrencyUnit currency() {
        return get(PriceBookEntryFields.CURRENCY);
    }

    /** Its own price; empty where it uses the standard one, see {@link PriceBooks#price}. */
    public Optional<BigMoney> unitPrice() {
        return find(PriceBookEntryFields.UNIT_PRICE);
    }

    public boolean usesStandardPrice() {
        return get(PriceBookEntryFields.USE_STANDARD_PRICE);
    }

    public boolean isActive() {
        return get(PriceBookEntryFields.ACTIVE);
    }

    /** Whether it was deleted and is kept for the lines that were sold by it. */
    public boolean isArchived() {
        return !find(PriceBookEntryFields.CURRENT).orElse(false);
    }
}
