package dev.clientela.money;

import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Exchange rates as a table: each holds from its day until the next of the same two currencies. Between two currencies all
 * stand in one direction. Immutable.
 *
 * <pre>{@code
 * DatedRates.none()
 *         .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.0821", LocalDate.of(2026, 1, 1))
 *         .with(CurrencyUnit.EUR, CurrencyUnit.USD, "1.0907", LocalDate.of(2026, 2, 1))
 * }</pre>
 */
public final class DatedRates implements ExchangeRates {

    private static final DatedRates NONE = new DatedRates(Map.of());

    private final Map<Pair, NavigableMap<LocalDate, ExchangeRate>> rates;

    private DatedRates(Map<Pair, NavigableMap<LocalDate, ExchangeRate>> rates) {
        this.rates = rates;
    }

    public static DatedRates none() {
        return NONE;
    }

    /**
     * @param rate units of {@code to} for one unit of {@code from}
     * @throws ValidationException with what is wrong about the rate
     * @throws RefusedException {@code exchange_rate.exists}, {@code exchange_rate.other_direction}
     */
    public DatedRates with(CurrencyUnit from, CurrencyUnit to, String rate, LocalDate asOf) {
        return with(new ExchangeRate(from, to, new BigDecimal(rate), asOf));
    }

    /**
     * These rates and one more.
     *
     * @throws ValidationException {@code exchange_rate.same_currency}
     * @throws RefusedException {@code exchange_rate.exists}, {@code exchange_rate.other_direction}
     */
    public DatedRates with(ExchangeRate rate) {
        return with(List.of(rate));
    }

    /** These rates and more, read at once; refused as {@link #with(ExchangeRate)}. */
    public DatedRates with(Iterable<ExchangeRate> more) {
        Map<Pair, NavigableMap<LocalDate, ExchangeRate>> all = new HashMap<>();
        rates.forEach((pair, table) -> all.put(pair, new TreeMap<>(table)));
        for (ExchangeRate rate : more) {
            if (rate.from().equals(rate.to())) {
                throw ValidationException.of("to", ExchangeErrors.SAME_CURRENCY);
            }
            if (all.containsKey(new Pair(rate.to(), rate.from()))) {
                throw new RefusedException(ExchangeErrors.OTHER_DIRECTION, named(rate));
            }
            if (all.computeIfAbsent(new Pair(rate.from(), rate.to()), pair -> new TreeMap<>())
                            .putIfAbsent(rate.asOf(), rate)
                    != null) {
                throw new RefusedException(ExchangeErrors.EXISTS, named(rate));
            }
        }
        return new DatedRates(all);
    }

    private static Map<String, Object> named(ExchangeRate rate) {
        return Map.of("from", rate.from().getCode(), "to", rate.to().getCode(), "as_of", rate.asOf());
    }

    @Override
    public Optional<ExchangeRate> rate(CurrencyUnit from, CurrencyUnit to, LocalDate asOf) {
        return on(new Pair(from, to), asOf).or(() -> on(new Pair(to, from), asOf));
    }

    private Optional<ExchangeRate> on(Pair pair, LocalDate asOf) {
        return Optional.ofNullable(rates.get(pair))
                .flatMap(table -> Optional.ofNullable(table.floorEntry(asOf)))
                .map(Map.Entry::getValue);
    }

    private record Pair(CurrencyUnit from, CurrencyUnit to) {}
}
