package dev.clientela.intake;

import dev.clientela.error.CrmException;
import dev.clientela.error.Violation;
import java.util.Map;

/** A source that cannot be read any further: {@code import.source_unreadable}, with the {@code line} and the reason. */
public final class UnreadableSourceException extends CrmException {

    private static final long serialVersionUID = 1L;

    /** @param line about where, from 1 */
    public UnreadableSourceException(long line, Throwable cause) {
        super(
                ImportErrors.SOURCE_UNREADABLE,
                Map.of("line", line, "reason", String.valueOf(cause.getMessage())),
                cause);
    }

    Violation violation() {
        return new Violation("", code(), parameters());
    }
}
