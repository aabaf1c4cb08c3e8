package dev.clientela.rules.assignment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names under which pools are remembered; long ones are cut, and told apart by a digest. */
final class StateKey {

    private static final int MAX_LENGTH = 200;

    private StateKey() {}

    static String of(String... parts) {
        String key = String.join(":", parts);
        return key.length() <= MAX_LENGTH ? key : key.substring(0, 120) + ":" + digest(key);
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
