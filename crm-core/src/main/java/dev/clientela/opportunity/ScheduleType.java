package dev.clientela.opportunity;

import dev.clientela.catalog.Product;
import dev.clientela.record.Values;
import java.util.Optional;

/** What the instalments of a line say: how many are delivered when, how much comes in when, or both. */
public enum ScheduleType {

    /** Quantities alone; the line comes to their sum times its unit price. */
    QUANTITY(true, false),

    /** Revenue alone; the line comes to its sum, and the unit price follows. */
    REVENUE(false, true),

    /** Each instalment has a quantity and a revenue. */
    BOTH(true, true);

    private final boolean quantity;
    private final boolean revenue;

    ScheduleType(boolean quantity, boolean revenue) {
        this.quantity = quantity;
        this.revenue = revenue;
    }

    public boolean hasQuantity() {
        return quantity;
    }

    public boolean hasRevenue() {
        return revenue;
    }

    static Optional<ScheduleType> of(boolean quantity, boolean revenue) {
        return quantity ? Optional.of(revenue ? BOTH : QUANTITY) : revenue ? Optional.of(REVENUE) : Optional.empty();
    }

    /** That of an instalment with these values; empty when it says neither. */
    static Optional<ScheduleType> of(Values instalment) {
        return of(instalment.has(InstalmentFields.QUANTITY), instalment.has(InstalmentFields.REVENUE));
    }

    /** That of the schedule which lines of the product get by themselves. */
    static Optional<ScheduleType> byDefault(Product product) {
        return of(
                product.quantitySchedule().isPresent(),
                product.revenueSchedule().isPresent());
    }

    /** Whether lines of the product may begin to be scheduled so. */
    boolean isAllowedFor(Product product) {
        return (!quantity || product.hasQuantityScheduling()) && (!revenue || product.hasRevenueScheduling());
    }
}
