package dev.clientela.opportunity;

import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.money.Margin;
import dev.clientela.money.Rounding;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One product of a deal, at what it was sold: nothing of it is recomputed from today's price book. Written together with
 * its opportunity alone.
 */
public final class OpportunityLine extends CrmRecord<OpportunityLine> {

    public static final RecordType<OpportunityLine> TYPE = OpportunityLineFields.TYPE;

    OpportunityLine(Values values) {
        super(values);
    }

    @Override
    public RecordType<OpportunityLine> type() {
        return TYPE;
    }

    @Override
    public OpportunityLineId id() {
        return get(OpportunityLineFields.ID);
    }

    public OpportunityId opportunity() {
        return get(OpportunityLineFields.OPPORTUNITY);
    }

    public ProductId product() {
        return get(OpportunityLineFields.PRODUCT);
    }

    public PriceBookEntryId priceBookEntry() {
        return get(OpportunityLineFields.PRICE_BOOK_ENTRY);
    }

    public String productName() {
        return get(OpportunityLineFields.PRODUCT_NAME);
    }

    public BigMoney listPrice() {
        return get(OpportunityLineFields.LIST_PRICE);
    }

    public BigMoney unitPrice() {
        return get(OpportunityLineFields.UNIT_PRICE);
    }

    public BigDecimal quantity() {
        return get(OpportunityLineFields.QUANTITY);
    }

    public Optional<BigDecimal> discountPercent() {
        return find(OpportunityLineFields.DISCOUNT_PERCENT);
    }

    public Optional<Money> discountAmount() {
        return find(OpportunityLineFields.DISCOUNT_AMOUNT);
    }

    public Money total() {
        return get(OpportunityLineFields.TOTAL);
    }

    /** What one unit cost the organisation when it was chosen. */
    public Optional<BigMoney> cost() {
        return find(OpportunityLineFields.COST);
    }

    /** What is left of the total above the cost; empty where the cost is not known, or in another currency. */
    public Optional<Margin> margin() {
        return cost().filter(each -> each.getCurrencyUnit().equals(currency()))
                .map(each -> new Margin(total(), Rounding.toMinorUnit(each.multipliedBy(quantity()))));
    }

    public CurrencyUnit currency() {
        return total().getCurrencyUnit();
    }

    /** Of its instalments; empty while it has none. */
    public Optional<ScheduleType> scheduleType() {
        return ScheduleType.of(
                get(OpportunityLineFields.HAS_QUANTITY_SCHEDULE), get(OpportunityLineFields.HAS_REVENUE_SCHEDULE));
    }

    public int instalmentCount() {
        return get(OpportunityLineFields.INSTALMENT_COUNT).intValue();
    }

    /** What follows from its instalments and is not written: the quantity, with revenue scheduled everything. */
    Set<Field<?>> derived() {
        return scheduleType()
                .map(type -> type.hasRevenue() ? LineTerms.FIELDS : Set.<Field<?>>of(OpportunityLineFields.QUANTITY))
                .orElse(Set.of());
    }

    /** With so many instalments of this type, which make its terms these. */
    OpportunityLine scheduled(Optional<ScheduleType> type, int instalments, LineTerms terms) {
        return with(terms.onto(values())
                .set(
                        OpportunityLineFields.HAS_QUANTITY_SCHEDULE,
                        type.filter(ScheduleType::hasQuantity).isPresent())
                .set(
                        OpportunityLineFields.HAS_REVENUE_SCHEDULE,
                        type.filter(ScheduleType::hasRevenue).isPresent())
                .set(OpportunityLineFields.INSTALMENT_COUNT, (long) instalments)
                .build());
    }
}
