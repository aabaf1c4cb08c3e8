package dev.clientela.commission;

import dev.clientela.event.CrmEvent;

/** What happens to commission. The fields stand in the envelope. */
public enum CommissionEvent implements CrmEvent {
    /** A deal was won, and a seller earned by it. */
    ACCRUED("commission.accrued"),

    /** The deal was reopened, and what was earned is taken back. */
    REVERSED("commission.reversed"),

    /** A seller's entries of a period were settled. */
    SETTLED("commission.settled"),

    /** The entry is part of a settlement. */
    ENTRY_SETTLED("commission.entry_settled");

    private final String type;

    CommissionEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
