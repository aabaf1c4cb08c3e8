package dev.clientela.account;

import dev.clientela.record.TextCodec;
import java.util.Set;

/**
 * Where an account stands in the life of a customer: market, prospect, customer, former customer. Beside it, and
 * whatever it is, an account may be a partner or a competitor.
 */
public enum AccountStage {
    /** Known of, no more. */
    MARKET,
    /** Being sold to, or worth it; has not bought. */
    PROSPECT,
    /** Buys. */
    CUSTOMER,
    /** Bought once, and does no longer. */
    FORMER_CUSTOMER;

    static final TextCodec<AccountStage> CODEC = TextCodec.ofEnum(AccountStage.class);

    /** Whoever has bought stays somebody who has bought. */
    boolean canBecome(AccountStage next) {
        return next == this
                || switch (this) {
                    case MARKET, PROSPECT -> Set.of(MARKET, PROSPECT, CUSTOMER).contains(next);
                    case CUSTOMER -> next == FORMER_CUSTOMER;
                    case FORMER_CUSTOMER -> next == CUSTOMER;
                };
    }
}
