package dev.clientela.money;

import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The currency in which the organisation tells figures of several currencies, if it has one. Deals freeze their rate to it
 * when they are closed.
 */
public record CorporateCurrency(Optional<CurrencyUnit> currency) {

    public static CorporateCurrency none() {
        return new CorporateCurrency(Optional.empty());
    }

    public static CorporateCurrency of(CurrencyUnit currency) {
        return new CorporateCurrency(Optional.of(currency));
    }
}
