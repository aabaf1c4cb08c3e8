package dev.clientela.catalog;

import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * Something that is sold: goods, a service, a subscription. Its prices stand in the entries of price books, one for each
 * book and currency.
 */
public final class Product extends CrmRecord<Product> {

    public static final RecordType<Product> TYPE = ProductFields.TYPE;

    Product(Values values) {
        super(values);
    }

    @Override
    public RecordType<Product> type() {
        return TYPE;
    }

    @Override
    public ProductId id() {
        return get(ProductFields.ID);
    }

    public String name() {
        return get(ProductFields.NAME);
    }

    public Optional<String> code() {
        return find(ProductFields.CODE);
    }

    public Optional<String> family() {
        return find(ProductFields.FAMILY);
    }

    public boolean isActive() {
        return get(ProductFields.ACTIVE);
    }

    /** What one unit costs the organisation. */
    public Optional<BigMoney> cost() {
        return find(ProductFields.COST);
    }

    /** Whether a line may have a negative quantity of it. */
    public boolean isReturnable() {
        return get(ProductFields.RETURNABLE);
    }

    /** Whether its lines may be scheduled by quantity. */
    public boolean hasQuantityScheduling() {
        return ScheduleAxis.QUANTITY.isEnabled(values());
    }

    /** Whether its lines may be scheduled by revenue. */
    public boolean hasRevenueScheduling() {
        return ScheduleAxis.REVENUE.isEnabled(values());
    }

    /** The schedule by quantity that its lines get by themselves. */
    public Optional<DefaultSchedule> quantitySchedule() {
        return ScheduleAxis.QUANTITY.defaultOf(values());
    }

    /** The schedule by revenue that its lines get by themselves. */
    public Optional<DefaultSchedule> revenueSchedule() {
        return ScheduleAxis.REVENUE.defaultOf(values());
    }

    @Override
    public List<Violation> check() {
        return ScheduleAxis.check(values());
    }
}
