package dev.clientela.error;

import java.util.regex.Pattern;

/**
 * A stable name for one kind of failure, such as {@code lead.already_converted}.
 *
 * <p>Codes are part of the public contract: they are stored, logged and translated, so one never changes its meaning
 * and is never removed. Each concept declares its own as constants; a golden file holds them all.
 */
public record ErrorCode(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z_]*\\.[a-z][a-z_]*");

    public ErrorCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("An error code reads concept.what_happened, not " + value);
        }
    }

    public static ErrorCode of(String value) {
        return new ErrorCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
