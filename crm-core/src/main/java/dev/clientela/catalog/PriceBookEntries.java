package dev.clientela.catalog;

import dev.clientela.command.Commands;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * The prices in the price books: one entry for each book, product and currency. An entry that lines were sold by is
 * archived when it is deleted, and its place is free again.
 */
public final class PriceBookEntries extends Records<PriceBookEntry, PriceBookEntryId> {

    /** What an entry is for; never changes. */
    private static final List<Field<?>> PLACE =
            List.of(PriceBookEntryFields.PRICE_BOOK, PriceBookEntryFields.PRODUCT, PriceBookEntryFields.CURRENCY);

    public PriceBookEntries(Commands commands) {
        super(PriceBookEntry.TYPE, commands);
    }

    /**
     * Puts a price into a book.
     *
     * @throws RefusedException {@code price_book_entry.exists} when its place is taken, {@code price.standard_not_defined}
     *     when the standard book has none in that currency
     */
    public PriceBookEntry add(AddPriceBookEntry command) {
        return create(command.values());
    }

    /** Says what a product costs in the standard book, in the currency of the price. */
    public PriceBookEntry setStandardPrice(ProductId product, BigMoneyProvider price) {
        new PriceBooks(commands()).standard();
        BigMoney unitPrice = price.toBigMoney();
        return commands()
                .writeOnce(
                        PriceBookEntry.TYPE,
                        List.of("setStandardPrice", product, unitPrice),
                        execution -> setStandardPrice(execution, product, unitPrice));
    }

    /**
     * What one unit costs by this entry now.
     *
     * @throws RefusedException {@code price.not_found}
     */
    public BigMoney price(PriceBookEntryId id) {
        return commands().read(execution -> Prices.in(execution).of(execution.load(PriceBookEntry.TYPE, id.value())));
    }

    /** Gives the entry another price of its own. */
    public PriceBookEntry changePrice(PriceBookEntryId id, BigMoneyProvider price) {
        return edit(
                id,
                Edit.set(PriceBookEntryFields.UNIT_PRICE, price.toBigMoney())
                        .and(PriceBookEntryFields.USE_STANDARD_PRICE, false));
    }

    static PriceBookEntry setStandardPrice(Execution execution, ProductId product, BigMoney price) {
        Optional<PriceBookEntry> present = Prices.standardEntry(execution, product, price.getCurrencyUnit());
        if (present.isPresent()) {
            PriceBookEntry before = present.get();
            return change(execution, before, before.priced(price));
        }
        PriceBook standard = PriceBooks.findStandard(execution).orElseThrow();
        return insert(
                execution,
                AddPriceBookEntry.to(standard.id()).product(product).at(price).values());
    }

    @Override
    protected PriceBookEntry creating(Execution execution, Values given) {
        return insert(execution, given);
    }

    private static PriceBookEntry insert(Execution execution, Values given) {
        Values.Builder values = given.edit()
                .set(PriceBookEntryFields.ID, new PriceBookEntryId(execution.newId()))
                .set(PriceBookEntryFields.CURRENT, true);
        if (!given.has(PriceBookEntryFields.ACTIVE)) {
            values.set(PriceBookEntryFields.ACTIVE, true);
        }
        if (!given.has(PriceBookEntryFields.USE_STANDARD_PRICE)) {
            values.set(PriceBookEntryFields.USE_STANDARD_PRICE, false);
        }
        BigMoney price = given.get(PriceBookEntryFields.UNIT_PRICE);
        if (price != null && !given.has(PriceBookEntryFields.CURRENCY)) {
            values.set(PriceBookEntryFields.CURRENCY, price.getCurrencyUnit());
        }
        PriceBookEntry entry = new PriceBookEntry(values.build());
        if (PLACE.stream().allMatch(entry.values()::has)) {
            requirePlace(execution, entry);
        }
        return execution.insert(entry, CatalogEvent.ENTRY_ADDED);
    }

    private static void requirePlace(Execution execution, PriceBookEntry entry) {
        PriceBook book = execution.load(PriceBook.TYPE, entry.priceBook().value());
        if (book.isStandard() && entry.usesStandardPrice()) {
            throw new RefusedException(CatalogErrors.IS_STANDARD, Map.of("product", entry.product()));
        }
        if (!book.isStandard()) {
            // Held, so that nobody deletes the standard price while another comes to rest on it.
            execution
                    .unit()
                    .records(PriceBookEntry.TYPE)
                    .hold(Prices.standardEntry(execution, entry.product(), entry.currency())
                            .orElseThrow(() -> new RefusedException(CatalogErrors.STANDARD_NOT_DEFINED, place(entry))));
        }
        Prices.find(
                        execution,
                        Prices.place(entry.priceBook(), entry.product()).and(Prices.currencyIs(entry.currency())))
                .ifPresent(present -> {
                    throw new RefusedException(CatalogErrors.ENTRY_EXISTS, place(entry));
                });
    }

    private static Map<String, Object> place(PriceBookEntry entry) {
        return Map.of(
                "price_book", entry.priceBook(),
                "product", entry.product(),
                "currency", entry.currency().getCode());
    }

    @Override
    protected PriceBookEntry editing(Execution execution, PriceBookEntry before, PriceBookEntry after) {
        return change(execution, before, after);
    }

    private static PriceBookEntry change(Execution execution, PriceBookEntry before, PriceBookEntry edited) {
        if (before.isArchived()) {
            throw new RefusedException(CatalogErrors.ENTRY_ARCHIVED, Map.of("entry", before.id()));
        }
        Violations violations = new Violations();
        for (Field<?> fixed :
                List.of(PriceBookEntryFields.PRICE_BOOK, PriceBookEntryFields.PRODUCT, PriceBookEntryFields.CURRENCY)) {
            if (before.values().differences(edited.values()).contains(fixed)) {
                violations.add(Violation.of(fixed.name(), RecordErrors.READ_ONLY));
            }
        }
        violations.throwIfAny();
        PriceBookEntry after = edited.turnedTo(before);
        boolean standard = execution
                .unit()
                .records(PriceBook.TYPE)
                .find(before.priceBook().value())
                .filter(PriceBook::isStandard)
                .isPresent();
        if (standard && after.usesStandardPrice()) {
            throw new RefusedException(CatalogErrors.IS_STANDARD, Map.of("product", before.product()));
        }
        return execution.update(before, after, CatalogEvent.ENTRY_EDITED);
    }

    /** A standard price is needed as long as custom books have one for the same product and currency. */
    @Override
    protected void deleting(Execution execution, PriceBookEntry record) {
        if (record.isArchived()) {
            throw new RefusedException(CatalogErrors.ENTRY_ARCHIVED, Map.of("entry", record.id()));
        }
        CurrencyUnit currency = record.currency();
        boolean standard = PriceBooks.findStandard(execution)
                .filter(book -> book.id().equals(record.priceBook()))
                .isPresent();
        if (standard && execution.unit().records(PriceBookEntry.TYPE).count(elsewhere(record, currency)) > 0) {
            throw new RefusedException(CatalogErrors.STANDARD_STILL_NEEDED, place(record));
        }
    }

    private static Criterion elsewhere(PriceBookEntry entry, CurrencyUnit currency) {
        return PriceBookEntryFields.PRODUCT
                .is(entry.product())
                .and(Prices.currencyIs(currency))
                .and(PriceBookEntryFields.CURRENT.isTrue())
                .and(PriceBookEntryFields.PRICE_BOOK.isNot(entry.priceBook()));
    }

    @Override
    protected void removing(Execution execution, PriceBookEntry record) {
        if (execution.referring(record).isEmpty()) {
            super.removing(execution, record);
        } else {
            execution.update(record, record.archived(), CatalogEvent.ENTRY_ARCHIVED);
        }
    }

    @Override
    protected CrmEvent edited() {
        return CatalogEvent.ENTRY_EDITED;
    }

    @Override
    protected CrmEvent deleted() {
        return CatalogEvent.ENTRY_DELETED;
    }
}
