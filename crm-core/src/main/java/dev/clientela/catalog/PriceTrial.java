package dev.clientela.catalog;

import dev.clientela.error.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Which entry decides for a customer, a day, a quantity and a currency. Among those that apply, one of an earlier book goes
 * before one of a later, then the higher priority, then the more specific audience, then the highest minimum reached.
 */
record PriceTrial(PriceCustomer customer, LocalDate date, BigDecimal quantity, CurrencyUnit currency) {

    /** An entry and the place of its book among those asked. */
    record Candidate(PriceBookEntry entry, String book, int place) {}

    /** Those tried; the first decided if it has no miss, otherwise none did. */
    record Outcome(List<TriedPrice> tried) {

        Optional<TriedPrice> decided() {
            return tried.stream().filter(price -> price.misses().isEmpty()).findFirst();
        }

        List<TriedPrice> others() {
            return tried.stream().filter(price -> !price.misses().isEmpty()).toList();
        }
    }

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::place)
            .thenComparing(candidate -> candidate.entry().priority(), Comparator.reverseOrder())
            .thenComparing(candidate -> candidate.entry().audience())
            .thenComparing(candidate -> candidate.entry().minQuantity(), Comparator.reverseOrder());

    /** @throws RefusedException {@code price_book_entry.ties} when two would decide alike, which saving them refuses */
    Outcome of(List<Candidate> candidates) {
        List<Candidate> applying = new ArrayList<>();
        List<TriedPrice> tried = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<PriceMiss> misses = misses(candidate.entry());
            if (misses.isEmpty()) {
                applying.add(candidate);
            } else {
                tried.add(new TriedPrice(candidate.entry(), candidate.book(), misses));
            }
        }
        applying.sort(ORDER);
        for (int i = applying.size() - 1; i > 0; i--) {
            Candidate behind = applying.get(i);
            tried.add(0, new TriedPrice(behind.entry(), behind.book(), List.of(behind(behind, applying.get(0)))));
        }
        if (!applying.isEmpty()) {
            Candidate first = applying.get(0);
            tried.add(0, new TriedPrice(first.entry(), first.book(), List.of()));
        }
        return new Outcome(tried);
    }

    /** Everything that keeps the entry from applying. */
    List<PriceMiss> misses(PriceBookEntry entry) {
        List<PriceMiss> misses = new ArrayList<>(0);
        if (!entry.isActive()) {
            misses.add(PriceMiss.of(PriceMiss.Kind.INACTIVE));
        }
        if (!entry.currency().equals(currency)) {
            misses.add(new PriceMiss(
                    PriceMiss.Kind.OTHER_CURRENCY,
                    Map.of("currency", entry.currency().getCode())));
        }
        entry.validFrom()
                .filter(date::isBefore)
                .ifPresent(from ->
                        misses.add(new PriceMiss(PriceMiss.Kind.NOT_YET_VALID, Map.of("from", from, "date", date))));
        entry.validUntil()
                .filter(until -> !date.isBefore(until))
                .ifPresent(until -> misses.add(
                        new PriceMiss(PriceMiss.Kind.NO_LONGER_VALID, Map.of("until", until, "date", date))));
        if (entry.minQuantity().compareTo(quantity.abs()) > 0) {
            misses.add(new PriceMiss(
                    PriceMiss.Kind.BELOW_MINIMUM, Map.of("minimum", entry.minQuantity(), "quantity", quantity.abs())));
        }
        missedCustomer(entry).ifPresent(misses::add);
        return misses;
    }

    private Optional<PriceMiss> missedCustomer(PriceBookEntry entry) {
        return switch (entry.audience()) {
            case ALL -> Optional.empty();
            case ACCOUNT ->
                customer.account().equals(entry.account())
                        ? Optional.empty()
                        : Optional.of(PriceMiss.of(PriceMiss.Kind.OTHER_ACCOUNT));
            case SEGMENT ->
                entry.segment()
                        .filter(tag -> !customer.isInSegment(tag))
                        .map(tag -> new PriceMiss(PriceMiss.Kind.NOT_IN_SEGMENT, Map.of("segment", tag)));
            case TERRITORY ->
                entry.territory()
                        .filter(name -> !customer.isInTerritory(name))
                        .map(name -> new PriceMiss(PriceMiss.Kind.NOT_IN_TERRITORY, Map.of("territory", name)));
        };
    }

    private static PriceMiss behind(Candidate behind, Candidate first) {
        if (behind.place() != first.place()) {
            return PriceMiss.of(PriceMiss.Kind.LATER_BOOK);
        }
        PriceBookEntry entry = behind.entry();
        PriceBookEntry decided = first.entry();
        if (entry.priority() != decided.priority()) {
            return new PriceMiss(
                    PriceMiss.Kind.LOWER_PRIORITY, Map.of("priority", entry.priority(), "than", decided.priority()));
        }
        if (entry.audience() != decided.audience()) {
            return new PriceMiss(
                    PriceMiss.Kind.LESS_SPECIFIC, Map.of("audience", entry.audience(), "than", decided.audience()));
        }
        if (entry.minQuantity().compareTo(decided.minQuantity()) == 0) {
            throw new RefusedException(CatalogErrors.TIES, Map.of("entry", entry.id(), "existing", decided.id()));
        }
        return new PriceMiss(
                PriceMiss.Kind.LOWER_TIER, Map.of("minimum", entry.minQuantity(), "than", decided.minQuantity()));
    }
}
