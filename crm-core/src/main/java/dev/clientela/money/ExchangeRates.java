package dev.clientela.money;

import dev.clientela.error.RefusedException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The host's dated exchange rates. A rate that is not known is none: neither an older one than the host lets hold nor one by
 * way of a third currency is made up here.
 *
 * <p>Called while commands run, possibly by many threads at once.
 */
@FunctionalInterface
public interface ExchangeRates {

    /** Without any rate: whatever has to be converted is refused. */
    ExchangeRates NONE = (from, to, asOf) -> Optional.empty();

    /**
     * The rate between two different currencies as of a day, kept in whichever direction:
     * {@link ExchangeRate#convert(org.joda.money.Money)} goes both ways.
     */
    Optional<ExchangeRate> rate(CurrencyUnit from, CurrencyUnit to, LocalDate asOf);

    /**
     * The rate, which is 1 between a currency and itself.
     *
     * @throws RefusedException {@code exchange_rate.not_found}
     */
    default ExchangeRate require(CurrencyUnit from, CurrencyUnit to, LocalDate asOf) {
        if (from.equals(to)) {
            return ExchangeRate.same(from, asOf);
        }
        return rate(from, to, asOf)
                .filter(rate -> rate.connects(from, to))
                .orElseThrow(() -> new RefusedException(
                        ExchangeErrors.NO_RATE, Map.of("from", from.getCode(), "to", to.getCode(), "as_of", asOf)));
    }
}
