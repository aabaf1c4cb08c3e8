package dev.clientela.catalog;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an entry of a price book. */
public record PriceBookEntryId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "price_book_entry";
    }

    @Override
    public String toString() {
        return "price_book_entry/" + value;
    }
}
