package dev.clientela.catalog;

import dev.clientela.money.Rounding;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** What one line of a basket costs, and why. */
public record QuotedPrice(ProductId product, BigDecimal quantity, BigMoney unitPrice, PriceReason reason) {

    /** The entry that decided, in the version that was read. */
    public PriceBookEntry entry() {
        return reason.decided().entry();
    }

    /** Quantity times price, rounded once. */
    public Money total() {
        return Rounding.toMinorUnit(unitPrice.multipliedBy(quantity));
    }
}
