package dev.clientela.forecast;

import dev.clientela.error.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is forecast for a period, broken down as was asked. Immutable.
 *
 * @param from the first day of the period
 * @param until the day after the last
 * @param entries by key; sellers who own nothing of it are there with nothing
 * @param total all entries' own figures together
 * @param attainments how far the quotas are met, in the forecast by seller those of users and in the one by territory
 *     those of territories, by their ids
 */
public record Forecast(
        ForecastRequest request,
        LocalDate from,
        LocalDate until,
        List<ForecastEntry> entries,
        ForecastEntry total,
        Map<String, Attainment> attainments) {

    public Forecast {
        entries = List.copyOf(entries);
        attainments = Map.copyOf(attainments);
    }

    /**
     * The entry of a seller, territory, family, quarter or month.
     *
     * @throws RefusedException {@code forecast.no_entry}
     */
    public ForecastEntry of(String key) {
        return find(key).orElseThrow(() -> new RefusedException(ForecastErrors.NO_ENTRY, Map.of("entry", key)));
    }

    public Optional<ForecastEntry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** How far a quota is met; empty where there is none. */
    public Optional<Attainment> attainment(String key) {
        return Optional.ofNullable(attainments.get(key));
    }
}
