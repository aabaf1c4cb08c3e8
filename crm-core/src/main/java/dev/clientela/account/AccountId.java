package dev.clientela.account;

import dev.clientela.record.RecordId;
import java.util.UUID;

/** The identity of an account. */
public record AccountId(UUID value) implements RecordId {

    @Override
    public String recordType() {
        return "account";
    }

    @Override
    public String toString() {
        return "account/" + value;
    }
}
