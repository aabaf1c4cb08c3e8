package dev.clientela.quote;

import java.util.Optional;

/**
 * An offer as it was sent, with the key through which its customer sees it. The key is told this once: only a hash of it
 * is kept.
 *
 * @param key empty when the same command had been done before; {@link Quotes#renewKey} makes another one
 */
public record SentQuote(Quote quote, Optional<String> key) {

    @Override
    public String toString() {
        return "SentQuote[" + quote.id() + "]";
    }
}
