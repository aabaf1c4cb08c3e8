package dev.clientela.catalog;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a product. */
public record ProductId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "product";
    }

    @Override
    public String toString() {
        return "product/" + value;
    }
}
