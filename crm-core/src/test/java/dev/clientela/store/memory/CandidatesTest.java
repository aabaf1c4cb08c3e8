package dev.clientela.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryFields;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.catalog.ProductId;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the in-memory store looks at to answer a question. */
class CandidatesTest {

    private static final int BOOKS = 50;
    private static final int PRODUCTS = 200;

    private final List<List<Field<?>>> asked = new ArrayList<>();
    private Table<PriceBookEntry> table = entries();

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    private static PriceBookId book(int number) {
        return new PriceBookId(id(1_000_000 + number));
    }

    private static ProductId product(int number) {
        return new ProductId(id(2_000_000 + number));
    }

    private static PriceBookEntry entry(int book, int product) {
        return PriceBookEntry.TYPE.create(PriceBookEntry.TYPE
                .noValues()
                .edit()
                .set(PriceBookEntryFields.ID, new PriceBookEntryId(id(book * PRODUCTS + product)))
                .set(PriceBookEntryFields.PRICE_BOOK, book(book))
                .set(PriceBookEntryFields.PRODUCT, product(product))
                .build());
    }

    private static Table<PriceBookEntry> entries() {
        Table<PriceBookEntry> all = Table.of(PriceBookEntry.TYPE);
        for (int book = 0; book < BOOKS; book++) {
            for (int product = 0; product < PRODUCTS; product++) {
                all = all.replaced(null, entry(book, product));
            }
        }
        return all;
    }

    private Set<UUID> candidates(Criterion criterion) {
        asked.clear();
        return new HashSet<>(Candidates.of(criterion, fields -> {
                    asked.add(fields);
                    table = table.withLookup(fields);
                    return Objects.requireNonNull(table.lookup(fields));
                })
                .orElseThrow()
                .ids());
    }

    private static Criterion within(int book, int... products) {
        return PriceBookEntryFields.PRODUCT
                .in(IntStream.of(products).mapToObj(CandidatesTest::product).toList())
                .and(PriceBookEntryFields.PRICE_BOOK.is(book(book)))
                .and(PriceBookEntryFields.ACCOUNT.isAbsent());
    }

    @Test
    @DisplayName("of the entries of some products in every book, those in one book alone, also as they change")
    void together() {
        assertThat(candidates(within(7, 3, 5))).containsExactlyInAnyOrder(id(7 * PRODUCTS + 3), id(7 * PRODUCTS + 5));
        table = table.replaced(entry(7, 3), null);
        table = table.replaced(null, entry(BOOKS, 3));
        assertThat(candidates(within(7, 3, 5))).containsExactly(id(7 * PRODUCTS + 5));
        assertThat(candidates(within(BOOKS, 3, 5))).containsExactly(id(BOOKS * PRODUCTS + 3));
    }

    @Test
    @DisplayName("one index for two references serves, whichever of them is named first")
    void eitherWay() {
        Criterion product = PriceBookEntryFields.PRODUCT.is(product(3));
        Criterion book = PriceBookEntryFields.PRICE_BOOK.is(book(7));
        assertThat(candidates(product.and(book))).containsExactly(id(7 * PRODUCTS + 3));
        List<List<Field<?>>> first = List.copyOf(asked);
        assertThat(candidates(book.and(product))).containsExactly(id(7 * PRODUCTS + 3));
        assertThat(asked).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    @DisplayName("where one field finds few, no index is made for two")
    void alone() {
        table = Table.of(PriceBookEntry.TYPE);
        for (int book = 0; book < 10; book++) {
            table = table.replaced(null, entry(book, 3));
        }
        assertThat(candidates(within(7, 3))).hasSize(1);
        assertThat(asked).allSatisfy(fields -> assertThat(fields).hasSize(1));
    }
}
