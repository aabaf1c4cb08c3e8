package dev.clientela.catalog;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.util.Optional;

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

    /** Whether a line may have a negative quantity of it. */
    public boolean isReturnable() {
        return get(ProductFields.RETURNABLE);
    }
}
