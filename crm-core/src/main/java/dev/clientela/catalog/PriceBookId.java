package dev.clientela.catalog;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a price book. */
public record PriceBookId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "price_book";
    }

    @Override
    public String toString() {
        return "price_book/" + value;
    }
}
