package dev.clientela.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.AccountId;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

class PriceOrderProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final AccountId CUSTOMER = new AccountId(new UUID(0, 7));

    /** Where a price stands; small numbers, so that prices get in each other's way. */
    record Place(long priority, PriceAudience audience, int name, int minimum, int from, int days) {

        PriceBookEntry entry(int number) {
            Values.Builder values = PriceBookEntry.TYPE
                    .noValues()
                    .edit()
                    .set(PriceBookEntryFields.ID, new PriceBookEntryId(new UUID(0, number)))
                    .set(PriceBookEntryFields.PRICE_BOOK, new PriceBookId(new UUID(0, 1)))
                    .set(PriceBookEntryFields.PRODUCT, new ProductId(new UUID(0, 2)))
                    .set(PriceBookEntryFields.CURRENCY, CurrencyUnit.EUR)
                    .set(PriceBookEntryFields.UNIT_PRICE, BigMoney.parse("EUR " + number))
                    .set(PriceBookEntryFields.USE_STANDARD_PRICE, false)
                    .set(PriceBookEntryFields.ACTIVE, true)
                    .set(PriceBookEntryFields.CURRENT, true)
                    .set(PriceBookEntryFields.PRIORITY, priority);
            switch (audience) {
                case ACCOUNT -> values.set(PriceBookEntryFields.ACCOUNT, CUSTOMER);
                case SEGMENT -> values.set(PriceBookEntryFields.SEGMENT, "tag " + name);
                case TERRITORY -> values.set(PriceBookEntryFields.TERRITORY, "land " + name);
                case ALL -> {}
            }
            if (minimum > 0) {
                values.set(PriceBookEntryFields.MIN_QUANTITY, BigDecimal.valueOf(minimum));
            }
            if (days > 0) {
                values.set(PriceBookEntryFields.VALID_FROM, DAY.plusDays(from));
                values.set(PriceBookEntryFields.VALID_UNTIL, DAY.plusDays(from + days));
            }
            return new PriceBookEntry(values.build());
        }
    }

    @Provide
    Arbitrary<List<Place>> places() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.of(PriceAudience.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.integers().between(0, 4))
                .as(Place::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** As saving one after the other would have let them in. */
    private static List<PriceTrial.Candidate> saved(List<Place> places) {
        List<PriceTrial.Candidate> saved = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            PriceBookEntry entry = places.get(i).entry(i);
            if (saved.stream().noneMatch(other -> PriceRank.of(other.entry()).ties(PriceRank.of(entry)))) {
                saved.add(new PriceTrial.Candidate(entry, "Book", 0));
            }
        }
        return saved;
    }

    @Property
    @Label(
            "PB-26 what saving lets in never ties, for any customer, quantity and day, and the order of entries does not matter")
    void what_was_saved_never_ties(@ForAll("places") List<Place> places, @ForAll long seed) {
        List<PriceTrial.Candidate> saved = saved(places);
        List<PriceTrial.Candidate> shuffled = new ArrayList<>(saved);
        Collections.shuffle(shuffled, new Random(seed));
        PriceCustomer inAll =
                new PriceCustomer(Optional.of(CUSTOMER), Set.of("tag 0", "tag 1"), Set.of("land 0", "land 1"));

        for (PriceCustomer customer : List.of(inAll, PriceCustomer.anybody())) {
            for (int day = -4; day <= 8; day++) {
                for (int quantity = 1; quantity <= 3; quantity++) {
                    PriceTrial trial =
                            new PriceTrial(customer, DAY.plusDays(day), BigDecimal.valueOf(quantity), CurrencyUnit.EUR);
                    PriceTrial.Outcome outcome = trial.of(saved);
                    assertThat(trial.of(shuffled).decided()).isEqualTo(outcome.decided());
                    assertThat(outcome.tried()).hasSameSizeAs(saved);
                    requireBest(trial, saved, outcome.decided());
                }
            }
        }
    }

    /** By hand, entry against entry. */
    private static void requireBest(PriceTrial trial, List<PriceTrial.Candidate> saved, Optional<TriedPrice> decided) {
        List<PriceBookEntry> applying = saved.stream()
                .map(PriceTrial.Candidate::entry)
                .filter(entry -> trial.misses(entry).isEmpty())
                .toList();
        assertThat(decided.isPresent()).isEqualTo(!applying.isEmpty());
        decided.ifPresent(best -> assertThat(applying).allSatisfy(other -> {
            PriceBookEntry entry = best.entry();
            boolean ahead = entry.priority() != other.priority()
                    ? entry.priority() > other.priority()
                    : entry.audience() != other.audience()
                            ? entry.audience().ordinal() < other.audience().ordinal()
                            : entry.minQuantity().compareTo(other.minQuantity()) > 0;
            assertThat(ahead || entry.id().equals(other.id())).isTrue();
        }));
    }

    @Property
    @Label("PB-26 what saving refuses would tie on some day: two are refused only where both could decide")
    void what_is_refused_would_tie(@ForAll("places") List<Place> places) {
        for (int i = 1; i < places.size(); i++) {
            PriceRank one = PriceRank.of(places.get(i - 1).entry(1));
            PriceRank two = PriceRank.of(places.get(i).entry(2));
            boolean oneDay = false;
            for (int day = -5; day <= 9; day++) {
                oneDay |= holds(one, DAY.plusDays(day)) && holds(two, DAY.plusDays(day));
            }
            boolean alike = one.priority() == two.priority()
                    && one.audience() == two.audience()
                    && one.minQuantity().compareTo(two.minQuantity()) == 0;
            assertThat(one.ties(two)).isEqualTo(alike && oneDay).isEqualTo(two.ties(one));
            assertThat(one.text().equals(two.text()) && !one.ties(two)).isFalse();
        }
    }

    private static boolean holds(PriceRank rank, LocalDate day) {
        return rank.from().filter(day::isBefore).isEmpty()
                && rank.until().filter(until -> !day.isBefore(until)).isEmpty();
    }
}
