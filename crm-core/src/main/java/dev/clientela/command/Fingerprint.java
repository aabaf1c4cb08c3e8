package dev.clientela.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a text, as 64 hexadecimal digits: tells a repeated command from another one under the same key, and stands for
 * what is not to be kept itself.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** Of what the object says of itself. */
    public static String of(Object said) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] text = said.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha256.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
