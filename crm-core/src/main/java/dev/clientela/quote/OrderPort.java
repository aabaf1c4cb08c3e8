package dev.clientela.quote;

import java.util.Optional;

/**
 * The port to the host's orders: what was accepted becomes one. Thread-safe.
 *
 * <p>Called within the transaction of the acceptance, as its last step but for the writing of the offer itself: an
 * exception takes the acceptance back, and where the store takes part in the host's transaction, order and acceptance are
 * committed together or not at all. Of an offer that is accepted twice at once, one acceptance is committed.
 *
 * <p>A unit of work that fails for a passing reason is run again, and the port is called again with it. What it does in
 * the same transaction is undone before; whatever it does elsewhere, it must do once for each
 * {@link AcceptedQuote#idempotencyKey}, and it may come to have done it for an acceptance that was not committed.
 */
@FunctionalInterface
public interface OrderPort {

    /** Nobody takes orders: offers are accepted, and that is all. */
    OrderPort NONE = accepted -> Optional.empty();

    /**
     * Makes the order, or finds the one that was made for the same key.
     *
     * @return the order's id, which is kept on the offer: 1 to 200 characters; empty when there is none yet
     */
    Optional<String> place(AcceptedQuote accepted);
}
