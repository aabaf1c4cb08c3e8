package dev.clientela.quote;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an offer, or rather of one version of it. */
public record QuoteId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "quote";
    }

    @Override
    public String toString() {
        return "quote/" + value;
    }
}
