package dev.clientela.catalog;

import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.FlagField;
import dev.clientela.record.Values;
import java.util.List;
import org.joda.money.BigMoney;

/**
 * What is sold. A product that stands on a line is never deleted ({@code record.still_referenced}), only taken out of
 * use.
 */
public final class Products extends Records<Product, ProductId> {

    public Products(Commands commands) {
        super(Product.TYPE, commands);
    }

    /**
     * Adds a product with its standard prices.
     *
     * @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when another has its code
     */
    public Product add(AddProduct command) {
        Edit.requireWritable(command.values().fields());
        if (!command.standardPrices().isEmpty()) {
            new PriceBooks(commands()).standard();
        }
        return commands().writeOnce(Product.TYPE, command, execution -> {
            Product product = creating(execution, command.values());
            for (BigMoney price : command.standardPrices()) {
                PriceBookEntries.setStandardPrice(execution, product.id(), price);
            }
            return product;
        });
    }

    /** Offers it, or not any more; the deals that have it keep it. */
    public Product activate(ProductId id, boolean active) {
        return edit(id, Edit.set(ProductFields.ACTIVE, active));
    }

    @Override
    protected Product creating(Execution execution, Values given) {
        Values.Builder values = given.edit().set(ProductFields.ID, new ProductId(execution.newId()));
        if (!given.has(ProductFields.ACTIVE)) {
            values.set(ProductFields.ACTIVE, true);
        }
        for (FlagField allowed : List.of(
                ProductFields.RETURNABLE, ProductFields.QUANTITY_SCHEDULING, ProductFields.REVENUE_SCHEDULING)) {
            if (!given.has(allowed)) {
                values.set(allowed, false);
            }
        }
        return execution.insert(new Product(values.build()), CatalogEvent.PRODUCT_ADDED);
    }

    @Override
    protected CrmEvent edited() {
        return CatalogEvent.PRODUCT_EDITED;
    }

    @Override
    protected CrmEvent deleted() {
        return CatalogEvent.PRODUCT_DELETED;
    }
}
