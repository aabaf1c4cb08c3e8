package dev.clientela.quote;

import static dev.clientela.quote.QuoteStatus.ACCEPTED;
import static dev.clientela.quote.QuoteStatus.APPROVED;
import static dev.clientela.quote.QuoteStatus.DRAFT;
import static dev.clientela.quote.QuoteStatus.EXPIRED;
import static dev.clientela.quote.QuoteStatus.IN_APPROVAL;
import static dev.clientela.quote.QuoteStatus.REJECTED;
import static dev.clientela.quote.QuoteStatus.SENT;
import static dev.clientela.quote.QuoteStatus.SUPERSEDED;
import static dev.clientela.quote.QuoteStatus.WITHDRAWN;

import java.util.Map;
import java.util.Set;

/** Which status an offer may go to from which. */
public final class QuoteTransitions {

    private static final Map<QuoteStatus, Set<QuoteStatus>> NEXT = Map.of(
            DRAFT, Set.of(IN_APPROVAL, SENT, WITHDRAWN),
            IN_APPROVAL, Set.of(DRAFT, APPROVED),
            APPROVED, Set.of(DRAFT, SENT, WITHDRAWN),
            SENT, Set.of(ACCEPTED, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN),
            REJECTED, Set.of(SUPERSEDED),
            EXPIRED, Set.of(SUPERSEDED),
            ACCEPTED, Set.of(),
            SUPERSEDED, Set.of(),
            WITHDRAWN, Set.of());

    private QuoteTransitions() {}

    public static boolean allowed(QuoteStatus from, QuoteStatus to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }
}
