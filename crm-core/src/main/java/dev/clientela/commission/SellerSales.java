package dev.clientela.commission;

import dev.clientela.security.Owner;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a seller closed in a period, each currency for itself: their shares of revenue where deals are split, whole deals
 * where they own such as are not.
 *
 * @param seller a user, or the queue that owns deals which are nobody's
 * @param deals in how many won deals
 */
public record SellerSales(Owner seller, long deals, Map<CurrencyUnit, Money> amounts) {

    public SellerSales {
        amounts = Map.copyOf(amounts);
    }
}
