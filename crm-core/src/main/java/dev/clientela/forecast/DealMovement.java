package dev.clientela.forecast;

import dev.clientela.opportunity.OpportunityId;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What one deal did to the pipeline between two instants.
 *
 * @param by how much the pipeline grew by it, less than 0 for how much it shrank; empty for a deal without an amount
 * @param before empty when there was no such deal yet
 * @param after empty when it is deleted
 */
public record DealMovement(
        OpportunityId deal, Kind kind, Optional<Money> by, Optional<DealState> before, Optional<DealState> after) {

    /** Why the pipeline changed. Where several are true of a deal that came or went, the first of them is told. */
    public enum Kind {
        /** It was opened. */
        NEW,
        /** It was deleted. */
        DELETED,
        /** It was won; what for, its state after tells. */
        WON,
        /** It was lost. */
        LOST,
        /** It had been closed, and is worked on again. */
        REOPENED,
        /** Its close was put off: out of the pipeline asked about, into it, or within it, where that moves no amount. */
        PUSHED,
        /** Its close was brought forward, likewise. */
        PULLED_IN,
        /** It came from another owner, or went to one. */
        REASSIGNED,
        /** It came or went for something else that the pipeline asked about depends on: its stage, its amount. */
        RECLASSIFIED,
        /** It is worth more. */
        GROWN,
        /** It is worth less. */
        SHRUNK,
        /** It is in another currency: what it was worth goes, and what it is worth comes. */
        REDENOMINATED
    }
}
