package dev.clientela.quote;

import dev.clientela.command.Fingerprint;
import dev.clientela.security.SecretSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys through which customers see their offers: 256 bits by chance, of which only a hash is kept. */
final class QuoteKeys {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private QuoteKeys() {}

    /** Fit for a path of an address. */
    static String fresh(SecretSource secrets) {
        byte[] secret = new byte[BYTES];
        secrets.fill(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of a key; empty for what cannot be one. */
    static Optional<String> hash(String key) {
        return SHAPE.matcher(key).matches() ? Optional.of(Fingerprint.of("quote:" + key)) : Optional.empty();
    }
}
