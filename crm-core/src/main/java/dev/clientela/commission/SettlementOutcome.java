package dev.clientela.commission;

import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import java.util.Optional;

/** What became of one seller and currency when everybody was settled. */
public sealed interface SettlementOutcome {

    /** The seller, period and currency. */
    SettleCommissions command();

    /** The settlement, unless it failed. */
    default Optional<CommissionSettlement> settlement() {
        return this instanceof Settled settled ? Optional.of(settled.done()) : Optional.empty();
    }

    /** It was settled. */
    record Settled(SettleCommissions command, CommissionSettlement done) implements SettlementOutcome {}

    /**
     * It was not, and nothing of it was written; unless the code is {@code store.outcome_unknown}, when settling again
     * settles what is left.
     *
     * @param why a {@link CrmException} with its code, such as {@code commission.too_many_entries} and {@code
     *     store.conflict}, or what a host's own rule or store threw
     */
    record Failed(SettleCommissions command, RuntimeException why) implements SettlementOutcome {

        /** The code of the refusal; {@code commission.failed} when the host's own code threw something else. */
        public ErrorCode code() {
            return why instanceof CrmException refusal ? refusal.code() : CommissionErrors.FAILED;
        }
    }
}
