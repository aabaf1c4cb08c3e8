package dev.clientela.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names under which rules have something remembered, see {@link dev.clientela.decision.States}. Long ones are cut, and
 * told apart by a digest.
 */
public final class StateKey {

    /** With the reference of a record behind it, it still fits. */
    private static final int MAX_LENGTH = 130;

    private StateKey() {}

    /** @param parts what is remembered, the rule set, the rule, and what else tells it apart */
    public static String of(String... parts) {
        String key = String.join(":", parts);
        return key.length() <= MAX_LENGTH ? key : key.substring(0, 60) + ":" + digest(key);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
