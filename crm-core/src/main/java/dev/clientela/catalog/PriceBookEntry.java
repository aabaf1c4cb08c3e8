package dev.clientela.catalog;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.List;
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

    /** Its own price; empty where it uses the standard one, see {@link PriceBookEntries#price}. */
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

    PriceBookEntry priced(BigMoney price) {
        return with(PriceBookEntryFields.UNIT_PRICE, price);
    }

    /** Out of sight, kept for the lines that were sold by it. */
    PriceBookEntry archived() {
        return with(values().edit()
                .set(PriceBookEntryFields.CURRENT, null)
                .set(PriceBookEntryFields.ACTIVE, false)
                .build());
    }

    /** Turned to the standard price, it has no price of its own any more. */
    PriceBookEntry turnedTo(PriceBookEntry before) {
        boolean turned = usesStandardPrice() && !before.usesStandardPrice();
        return turned && unitPrice().equals(before.unitPrice()) ? with(PriceBookEntryFields.UNIT_PRICE, null) : this;
    }

    /** A price of its own or the standard one; 0 or more, in the entry's currency and at its scale. */
    @Override
    public List<Violation> check() {
        Violations violations = new Violations();
        String path = PriceBookEntryFields.UNIT_PRICE.name();
        boolean standard = find(PriceBookEntryFields.USE_STANDARD_PRICE).orElse(false);
        violations.require(unitPrice().isPresent() || standard, path, RecordErrors.REQUIRED);
        unitPrice().ifPresent(price -> checkPrice(price, standard, path, violations));
        return violations.list();
    }

    private void checkPrice(BigMoney price, boolean standard, String path, Violations violations) {
        int places = price.getCurrencyUnit().getDecimalPlaces();
        violations.require(!standard, path, CatalogErrors.FOLLOWS_STANDARD);
        violations.require(!price.isNegative(), path, CatalogErrors.NEGATIVE);
        if (price.getAmount().stripTrailingZeros().scale() > places) {
            violations.add(Violation.of(path, RecordErrors.TOO_PRECISE, "max", places));
        }
        boolean sameCurrency = find(PriceBookEntryFields.CURRENCY)
                .map(price.getCurrencyUnit()::equals)
                .orElse(true);
        violations.require(sameCurrency, path, CatalogErrors.OTHER_CURRENCY);
    }
}
