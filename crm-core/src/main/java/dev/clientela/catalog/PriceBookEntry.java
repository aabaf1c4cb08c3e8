package dev.clientela.catalog;

import dev.clientela.account.AccountId;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * A price of one product in one price book and one currency: its own, the standard one, or reckoned by a formula. It may be
 * for some customers alone, from a quantity on, and for a time. Book, product and currency never change.
 */
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

    /** Its own price; empty where it uses the standard one or a formula, see {@link PriceBookEntries#price}. */
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

    public Optional<PriceFormula> formula() {
        return PriceFormula.of(this);
    }

    /** Whom it is for. */
    public PriceAudience audience() {
        if (account().isPresent()) {
            return PriceAudience.ACCOUNT;
        }
        return segment().isPresent()
                ? PriceAudience.SEGMENT
                : territory().isPresent() ? PriceAudience.TERRITORY : PriceAudience.ALL;
    }

    public Optional<AccountId> account() {
        return find(PriceBookEntryFields.ACCOUNT);
    }

    /** The tag that its customers bear. */
    public Optional<String> segment() {
        return find(PriceBookEntryFields.SEGMENT);
    }

    /** The sales territory that its customers lie in. */
    public Optional<String> territory() {
        return find(PriceBookEntryFields.TERRITORY);
    }

    /** The larger decides. */
    public long priority() {
        return find(PriceBookEntryFields.PRIORITY).orElse(0L);
    }

    /** 0 where any quantity will do. */
    public BigDecimal minQuantity() {
        return find(PriceBookEntryFields.MIN_QUANTITY).orElse(BigDecimal.ZERO);
    }

    public Optional<LocalDate> validFrom() {
        return find(PriceBookEntryFields.VALID_FROM);
    }

    /** The first day on which it applies no more. */
    public Optional<LocalDate> validUntil() {
        return find(PriceBookEntryFields.VALID_UNTIL);
    }

    PriceBookEntry ranked() {
        return with(PriceBookEntryFields.PRECEDENCE, PriceRank.of(this).text());
    }

    /** At a price of its own, whatever it was before. */
    PriceBookEntry priced(BigMoney price) {
        return with(PriceFormula.none(values())
                .edit()
                .set(PriceBookEntryFields.UNIT_PRICE, price)
                .set(PriceBookEntryFields.USE_STANDARD_PRICE, false)
                .build());
    }

    /** At a price by this formula, whatever it was before. */
    PriceBookEntry priced(PriceFormula formula) {
        return with(formula.in(values())
                .edit()
                .set(PriceBookEntryFields.UNIT_PRICE, null)
                .set(PriceBookEntryFields.USE_STANDARD_PRICE, false)
                .build());
    }

    /** Out of sight, kept for the lines that were sold by it. */
    PriceBookEntry archived() {
        return with(values().edit()
                .set(PriceBookEntryFields.CURRENT, null)
                .set(PriceBookEntryFields.ACTIVE, false)
                .build());
    }

    /** Turned to the standard price or to a formula, it has no price of its own any more. */
    PriceBookEntry turnedTo(PriceBookEntry before) {
        boolean byStandard = usesStandardPrice() && !before.usesStandardPrice();
        boolean byFormula = find(PriceBookEntryFields.BASE).isPresent()
                && before.find(PriceBookEntryFields.BASE).isEmpty();
        boolean turned = byStandard || byFormula;
        return turned && unitPrice().equals(before.unitPrice()) ? with(PriceBookEntryFields.UNIT_PRICE, null) : this;
    }

    /**
     * One price of the three kinds; its own is 0 or more, in the entry's currency and at its scale. One audience, and a
     * validity that is not empty.
     */
    @Override
    public List<Violation> check() {
        Violations violations = new Violations();
        String path = PriceBookEntryFields.UNIT_PRICE.name();
        boolean standard = find(PriceBookEntryFields.USE_STANDARD_PRICE).orElse(false);
        boolean byFormula = find(PriceBookEntryFields.BASE).isPresent();
        violations.require(unitPrice().isPresent() || standard || byFormula, path, RecordErrors.REQUIRED);
        unitPrice().ifPresent(price -> checkPrice(price, standard, path, violations));
        violations.require(!byFormula || unitPrice().isEmpty(), path, CatalogErrors.BY_FORMULA);
        violations.require(
                !byFormula || !standard, PriceBookEntryFields.USE_STANDARD_PRICE.name(), CatalogErrors.BY_FORMULA);
        violations.addAll(PriceFormula.check(this));
        checkReach(violations);
        return violations.list();
    }

    private void checkReach(Violations violations) {
        List<Field<?>> audiences =
                List.of(PriceBookEntryFields.ACCOUNT, PriceBookEntryFields.SEGMENT, PriceBookEntryFields.TERRITORY);
        audiences.stream()
                .filter(values()::has)
                .skip(1)
                .forEach(more -> violations.add(Violation.of(more.name(), CatalogErrors.SEVERAL_AUDIENCES)));
        violations.require(
                find(PriceBookEntryFields.MIN_QUANTITY)
                        .filter(least -> least.signum() <= 0)
                        .isEmpty(),
                PriceBookEntryFields.MIN_QUANTITY.name(),
                CatalogErrors.NOT_POSITIVE);
        boolean empty = validFrom()
                .filter(from ->
                        validUntil().filter(until -> !from.isBefore(until)).isPresent())
                .isPresent();
        violations.require(!empty, PriceBookEntryFields.VALID_UNTIL.name(), CatalogErrors.NEVER_VALID);
        for (Field<String> named : List.of(PriceBookEntryFields.SEGMENT, PriceBookEntryFields.TERRITORY)) {
            violations.require(find(named).filter(String::isBlank).isEmpty(), named.name(), RecordErrors.REQUIRED);
        }
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
