package dev.clientela.quote;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of a line of an offer. */
public record QuoteLineId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "quote_line";
    }

    @Override
    public String toString() {
        return "quote_line/" + value;
    }
}
