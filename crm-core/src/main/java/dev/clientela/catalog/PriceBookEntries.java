package dev.clientela.catalog;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violations;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * The prices in the price books: one entry for each book, product and currency, and more where they differ in priority, in
 * whom they are for, in the quantity they begin at, or in when they apply. An entry that lines were sold by is archived when
 * it is deleted, and its place is free again.
 */
public final class PriceBookEntries extends Records<PriceBookEntry, PriceBookEntryId> {

    /** What an entry is for; never changes. */
    private static final List<Field<?>> PLACE =
            List.of(PriceBookEntryFields.PRICE_BOOK, PriceBookEntryFields.PRODUCT, PriceBookEntryFields.CURRENCY);

    /** What a price by formula rests on. */
    private static final List<Field<?>> BASES = List.of(
            PriceBookEntryFields.USE_STANDARD_PRICE,
            PriceBookEntryFields.BASE,
            PriceBookEntryFields.BASE_BOOK,
            PriceBookEntryFields.BASE_CURRENCY);

    public PriceBookEntries(Commands commands) {
        super(PriceBookEntry.TYPE, commands);
    }

    /**
     * Puts a price into a book.
     *
     * @throws RefusedException {@code price_book_entry.exists} when its place is taken, {@code price_book_entry.ties} when
     *     another could decide alike, {@code price.standard_not_defined} when the standard book has none in that currency,
     *     {@code price.circle} when it would rest on itself
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
     * What one unit costs by this entry today, for whom it is for, at the quantity that it begins at.
     *
     * @throws RefusedException {@code price.rule_failed}
     */
    public BigMoney price(PriceBookEntryId id) {
        return commands().read(execution -> {
            PriceBookEntry entry = execution.load(PriceBookEntry.TYPE, id.value());
            PriceRequest alone = PriceRequest.on(execution.moment().today(), entry.currency())
                    .line(entry.product(), entry.minQuantity().max(BigDecimal.ONE));
            return Prices.in(execution)
                    .by(entry, entry.account().map(alone::account).orElse(alone))
                    .unitPrice();
        });
    }

    /** Gives the entry another price of its own, in the place of a formula or the standard price too. */
    public PriceBookEntry changePrice(PriceBookEntryId id, BigMoneyProvider price) {
        BigMoney own = price.toBigMoney();
        return act(id, "changePrice", own, (execution, before) -> change(execution, before, before.priced(own)));
    }

    /** Has the entry's price reckoned by this formula from now on. */
    public PriceBookEntry changePrice(PriceBookEntryId id, PriceFormula formula) {
        return act(
                id,
                "changePriceFormula",
                formula,
                (execution, before) -> change(execution, before, before.priced(formula)));
    }

    static PriceBookEntry setStandardPrice(Execution execution, ProductId product, BigMoney price) {
        Optional<PriceBookEntry> present = Prices.standardEntries(execution, product, price.getCurrencyUnit()).stream()
                .filter(entry -> PriceRank.of(entry).isPlain())
                .findFirst();
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
        PriceBookEntry entry = new PriceBookEntry(values.build()).ranked();
        if (PLACE.stream().allMatch(entry.values()::has)) {
            requirePlace(execution, entry);
        }
        return execution.insert(entry, CatalogEvent.ENTRY_ADDED);
    }

    private static void requirePlace(Execution execution, PriceBookEntry entry) {
        PriceBook book = execution.load(PriceBook.TYPE, entry.priceBook().value());
        requireNotOnItself(book, entry);
        if (!book.isStandard()) {
            // Held, so that nobody deletes the standard price while another comes to rest on it.
            execution
                    .unit()
                    .records(PriceBookEntry.TYPE)
                    .hold(Prices.standardEntries(execution, entry.product(), entry.currency()).stream()
                            .findFirst()
                            .orElseThrow(() -> new RefusedException(CatalogErrors.STANDARD_NOT_DEFINED, place(entry))));
        }
        claim(execution, entry);
        requireNoTie(execution, entry);
        if (PriceChains.rests(entry)) {
            PriceChains.requireNone(execution, entry);
        }
    }

    private static void requireNotOnItself(PriceBook book, PriceBookEntry entry) {
        boolean onStandard = entry.usesStandardPrice()
                || entry.find(PriceBookEntryFields.BASE)
                        .filter(PriceBase.STANDARD::equals)
                        .isPresent();
        if (book.isStandard() && onStandard) {
            throw new RefusedException(CatalogErrors.IS_STANDARD, Map.of("product", entry.product()));
        }
    }

    /** Of two who at once give a product prices that may tie, or rest on each other, one is to see what the other did. */
    private static void claim(Execution execution, PriceBookEntry entry) {
        execution.unit().claim("prices of " + entry.product());
    }

    private static void requireNoTie(Execution execution, PriceBookEntry entry) {
        if (!entry.check().isEmpty()) {
            return; // is refused with all its faults when it is written
        }
        PriceRank rank = PriceRank.of(entry);
        Query<PriceBookEntry> there = Query.of(PriceBookEntry.TYPE)
                .where(Prices.place(entry.priceBook(), entry.product()).and(Prices.currencyIs(entry.currency())));
        for (PriceBookEntry other : execution.everything(there).list()) {
            if (!other.id().equals(entry.id()) && rank.ties(PriceRank.of(other))) {
                boolean same = rank.text().equals(PriceRank.of(other).text());
                Map<String, Object> parameters = new HashMap<>(place(entry));
                parameters.put("existing", other.id());
                throw new RefusedException(same ? CatalogErrors.ENTRY_EXISTS : CatalogErrors.TIES, parameters);
            }
        }
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
        List<Field<?>> differing = before.values().differences(edited.values());
        for (Field<?> fixed : PLACE) {
            violations.require(!differing.contains(fixed), fixed.name(), RecordErrors.READ_ONLY);
        }
        violations.throwIfAny();
        PriceBookEntry after = edited.turnedTo(before).ranked();
        execution
                .unit()
                .records(PriceBook.TYPE)
                .find(before.priceBook().value())
                .ifPresent(book -> requireNotOnItself(book, after));
        boolean otherRank =
                !PriceRank.of(after).text().equals(PriceRank.of(before).text());
        boolean otherBase = before.values().differences(after.values()).stream().anyMatch(BASES::contains);
        if (otherRank || otherBase) {
            claim(execution, after);
        }
        if (otherRank) {
            requireNoTie(execution, after);
        }
        if (otherBase && PriceChains.rests(after)) {
            PriceChains.requireNone(execution, after);
        }
        return execution.update(before, after, CatalogEvent.ENTRY_EDITED);
    }

    /** The last standard price is needed as long as custom books have one for the same product and currency. */
    @Override
    protected void deleting(Execution execution, PriceBookEntry record) {
        if (record.isArchived()) {
            throw new RefusedException(CatalogErrors.ENTRY_ARCHIVED, Map.of("entry", record.id()));
        }
        CurrencyUnit currency = record.currency();
        boolean standard = PriceBooks.findStandard(execution)
                .filter(book -> book.id().equals(record.priceBook()))
                .isPresent();
        boolean last = standard
                && Prices.standardEntries(execution, record.product(), currency).size() == 1;
        if (last && execution.unit().records(PriceBookEntry.TYPE).count(elsewhere(record, currency)) > 0) {
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
