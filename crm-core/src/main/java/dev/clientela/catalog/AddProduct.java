package dev.clientela.catalog;

import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * A product to be added, active unless said otherwise, with what it costs in the standard price book.
 *
 * <pre>{@code
 * AddProduct.named("Difference engine").code("DE-2").price(Money.of(CurrencyUnit.EUR, 1200))
 * }</pre>
 */
public record AddProduct(Values values, List<BigMoney> standardPrices) {

    public AddProduct {
        standardPrices = List.copyOf(standardPrices);
    }

    public static AddProduct named(String name) {
        return new AddProduct(Product.TYPE.noValues().with(ProductFields.NAME, name), List.of());
    }

    public AddProduct code(String code) {
        return with(ProductFields.CODE, code);
    }

    public AddProduct family(String family) {
        return with(ProductFields.FAMILY, family);
    }

    /** It can be taken back or credited. */
    public AddProduct returnable() {
        return with(ProductFields.RETURNABLE, true);
    }

    /** Its lines may be scheduled by quantity. */
    public AddProduct schedulingQuantity() {
        return with(ProductFields.QUANTITY_SCHEDULING, true);
    }

    /** Its lines may be scheduled by revenue. */
    public AddProduct schedulingRevenue() {
        return with(ProductFields.REVENUE_SCHEDULING, true);
    }

    /** Its lines are scheduled so by quantity from the beginning. */
    public AddProduct quantitySchedule(DefaultSchedule schedule) {
        return new AddProduct(ScheduleAxis.QUANTITY.with(values, schedule), standardPrices);
    }

    /** Its lines are scheduled so by revenue from the beginning. */
    public AddProduct revenueSchedule(DefaultSchedule schedule) {
        return new AddProduct(ScheduleAxis.REVENUE.with(values, schedule), standardPrices);
    }

    /** What one unit costs the organisation. */
    public AddProduct cost(BigMoneyProvider cost) {
        return with(ProductFields.COST, cost.toBigMoney());
    }

    /** Its standard price in the currency of the price. */
    public AddProduct price(BigMoneyProvider price) {
        List<BigMoney> prices = new ArrayList<>(standardPrices);
        prices.add(price.toBigMoney());
        return new AddProduct(values, prices);
    }

    /** Any field, built-in or custom. */
    public <T> AddProduct with(Field<T> field, T value) {
        return new AddProduct(values.with(field, value), standardPrices);
    }
}
