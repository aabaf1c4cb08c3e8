package dev.clientela.record;

import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text or plain value that a field cannot take: {@code field.malformed}, {@code field.ambiguous} and the like. */
public final class MalformedValueException extends CrmException {

    private static final long serialVersionUID = 1L;

    public MalformedValueException(ErrorCode code, Map<String, ?> parameters, @Nullable Throwable cause) {
        super(code, parameters, cause);
    }

    static MalformedValueException of(Field<?> field, Object value) {
        return of(field, value, null);
    }

    static MalformedValueException of(Field<?> field, Object value, @Nullable Throwable cause) {
        return new MalformedValueException(
                RecordErrors.MALFORMED, Map.of("kind", field.kind(), "value", abbreviated(value)), cause);
    }

    static MalformedValueException ambiguous(Field<?> field, String value) {
        return new MalformedValueException(
                RecordErrors.AMBIGUOUS, Map.of("kind", field.kind(), "value", abbreviated(value)), null);
    }

    static String abbreviated(Object value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }

    public Violation at(String path) {
        return new Violation(path, code(), parameters());
    }
}
