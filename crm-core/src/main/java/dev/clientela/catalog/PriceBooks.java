package dev.clientela.catalog;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.command.Records;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.CrmEvent;
import dev.clientela.record.Query;
import dev.clientela.record.Values;
import java.util.Map;
import java.util.Optional;

/** Lists of prices: the standard one and as many custom ones as there are markets. */
public final class PriceBooks extends Records<PriceBook, PriceBookId> {

    public PriceBooks(Commands commands) {
        super(PriceBook.TYPE, commands);
    }

    /** Opens a custom book, without entries. */
    public PriceBook open(String name) {
        return create(PriceBook.TYPE.noValues().with(PriceBookFields.NAME, name));
    }

    /** The standard book; made when first asked for, by whoever asks. */
    public PriceBook standard() {
        Optional<PriceBook> present = commands().read(PriceBooks::findStandard);
        if (present.isPresent()) {
            return present.get();
        }
        try {
            return commands().write(execution -> findStandard(execution).orElseGet(() -> openStandard(execution)));
        } catch (DuplicateException somebodyWasFaster) {
            return commands().read(PriceBooks::findStandard).orElseThrow(() -> somebodyWasFaster);
        }
    }

    /** Prices rest on the standard book, so it is found whether the actor may list it or not. */
    static Optional<PriceBook> findStandard(Execution execution) {
        return execution
                .unit()
                .records(PriceBook.TYPE)
                .query(Query.of(PriceBook.TYPE)
                        .where(PriceBookFields.STANDARD.isTrue())
                        .pageOf(1))
                .items()
                .stream()
                .findFirst();
    }

    private static PriceBook openStandard(Execution execution) {
        return execution.insert(
                new PriceBook(PriceBook.TYPE
                        .noValues()
                        .edit()
                        .set(PriceBookFields.ID, new PriceBookId(execution.newId()))
                        .set(PriceBookFields.NAME, "Standard")
                        .set(PriceBookFields.ACTIVE, true)
                        .set(PriceBookFields.STANDARD, true)
                        .build()),
                CatalogEvent.PRICE_BOOK_OPENED);
    }

    @Override
    protected PriceBook creating(Execution execution, Values given) {
        Values.Builder values = given.edit().set(PriceBookFields.ID, new PriceBookId(execution.newId()));
        if (!given.has(PriceBookFields.ACTIVE)) {
            values.set(PriceBookFields.ACTIVE, true);
        }
        return execution.insert(new PriceBook(values.build()), CatalogEvent.PRICE_BOOK_OPENED);
    }

    /** The standard book stays. */
    @Override
    protected void deleting(Execution execution, PriceBook record) {
        if (record.isStandard()) {
            throw new RefusedException(CatalogErrors.STANDARD_BOOK_STAYS, Map.of("price_book", record.id()));
        }
    }

    @Override
    protected CrmEvent edited() {
        return CatalogEvent.PRICE_BOOK_EDITED;
    }

    @Override
    protected CrmEvent deleted() {
        return CatalogEvent.PRICE_BOOK_DELETED;
    }
}
