package dev.clientela.quote;

import dev.clientela.security.Tenant;
import java.util.List;

/**
 * What was accepted, as the host's orders get it.
 *
 * @param quote with who accepted it, and when
 * @param lines in their order
 */
public record AcceptedQuote(Tenant tenant, Quote quote, List<QuoteLine> lines) {

    public AcceptedQuote {
        lines = List.copyOf(lines);
    }

    /** The same for every attempt to hand over this offer, and for no other offer. */
    public String idempotencyKey() {
        return tenant + "/" + quote.id();
    }
}
