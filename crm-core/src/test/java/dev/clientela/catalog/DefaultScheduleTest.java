package dev.clientela.catalog;

import static dev.clientela.catalog.CatalogErrors.DEFAULT_SCHEDULES_DIFFER;
import static dev.clientela.catalog.CatalogErrors.DEFAULT_SCHEDULE_INCOMPLETE;
import static dev.clientela.catalog.CatalogErrors.NOT_SCHEDULED;
import static dev.clientela.catalog.ProductFields.QUANTITY_SCHEDULE_INSTALMENTS;
import static dev.clientela.catalog.ProductFields.QUANTITY_SCHEDULE_KIND;
import static dev.clientela.catalog.ProductFields.QUANTITY_SCHEDULE_PERIOD;
import static dev.clientela.catalog.ProductFields.REVENUE_SCHEDULE_INSTALMENTS;
import static dev.clientela.catalog.ProductFields.REVENUE_SCHEDULE_KIND;
import static dev.clientela.catalog.ProductFields.REVENUE_SCHEDULE_PERIOD;
import static dev.clientela.catalog.SchedulePeriod.MONTHLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.command.Edit;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Actor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DefaultScheduleTest {

    private static final AddProduct SUBSCRIPTION = AddProduct.named("Subscription");

    private final Products products = Crm.inMemory().as(Actor.user("ada")).products();

    private Map<String, ErrorCode> faults(AddProduct command) {
        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> products.add(command));
        assertThat(refused).isNotNull();
        Map<String, ErrorCode> faults = new TreeMap<>();
        refused.violations().forEach(fault -> faults.put(fault.path(), fault.code()));
        return faults;
    }

    @Test
    @DisplayName("SC-8 kind, period and number of a default schedule are set together, each by itself at fault")
    void together() {
        DefaultSchedule monthly = DefaultSchedule.divide(12, MONTHLY);
        Product product = products.add(SUBSCRIPTION.revenueSchedule(monthly));

        assertThat(product.revenueSchedule()).contains(monthly);
        assertThat(product.quantitySchedule()).isEmpty();
        assertThat(product.hasRevenueScheduling()).isTrue();
        assertThat(product.hasQuantityScheduling()).isFalse();
        assertThat(faults(SUBSCRIPTION.with(REVENUE_SCHEDULE_PERIOD, MONTHLY).with(QUANTITY_SCHEDULE_INSTALMENTS, 3L)))
                .isEqualTo(Map.of(
                        "revenue_schedule_period", DEFAULT_SCHEDULE_INCOMPLETE,
                        "quantity_schedule_instalments", DEFAULT_SCHEDULE_INCOMPLETE));
        assertThat(faults(SUBSCRIPTION
                        .schedulingRevenue()
                        .schedulingQuantity()
                        .with(QUANTITY_SCHEDULE_PERIOD, MONTHLY)
                        .with(QUANTITY_SCHEDULE_KIND, ScheduleKind.REPEAT)
                        .with(REVENUE_SCHEDULE_KIND, ScheduleKind.REPEAT)))
                .isEqualTo(Map.of(
                        "quantity_schedule_instalments", DEFAULT_SCHEDULE_INCOMPLETE,
                        "revenue_schedule_period", DEFAULT_SCHEDULE_INCOMPLETE,
                        "revenue_schedule_instalments", DEFAULT_SCHEDULE_INCOMPLETE));
        ValidationException cleared = catchThrowableOfType(
                ValidationException.class, () -> products.edit(product.id(), Edit.clear(REVENUE_SCHEDULE_KIND)));
        assertThat(cleared.violations()).hasSize(2);
        Product bare = products.edit(
                product.id(),
                Edit.clear(REVENUE_SCHEDULE_KIND)
                        .andClear(REVENUE_SCHEDULE_PERIOD)
                        .andClear(REVENUE_SCHEDULE_INSTALMENTS));
        assertThat(bare.revenueSchedule()).isEmpty();
    }

    @Test
    @DisplayName("SC-8 SC-4 a default schedule has 1 to 150 instalments, and is of an axis that the product offers")
    void bounds() {
        for (int number : new int[] {0, 151}) {
            assertThat(faults(SUBSCRIPTION.revenueSchedule(DefaultSchedule.divide(number, MONTHLY))))
                    .isEqualTo(Map.of("revenue_schedule_instalments", RecordErrors.OUT_OF_RANGE));
        }
        assertThat(products.add(SUBSCRIPTION.revenueSchedule(DefaultSchedule.divide(150, MONTHLY)))
                        .revenueSchedule())
                .isPresent();
        assertThat(faults(SUBSCRIPTION
                        .revenueSchedule(DefaultSchedule.divide(2, MONTHLY))
                        .with(ProductFields.REVENUE_SCHEDULING, false)))
                .isEqualTo(Map.of("revenue_schedule_kind", NOT_SCHEDULED));
    }

    @Test
    @DisplayName("SC-8 by quantity and by revenue at once, the default schedule is one")
    void alike() {
        assertThat(faults(SUBSCRIPTION
                        .quantitySchedule(DefaultSchedule.divide(3, MONTHLY))
                        .revenueSchedule(DefaultSchedule.repeat(4, MONTHLY))))
                .isEqualTo(Map.of(
                        "revenue_schedule_kind", DEFAULT_SCHEDULES_DIFFER,
                        "revenue_schedule_instalments", DEFAULT_SCHEDULES_DIFFER));
    }
}
