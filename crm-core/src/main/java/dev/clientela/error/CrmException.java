package dev.clientela.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The root of everything the library refuses or fails with.
 *
 * <p>A host decides by type what to do (correct the input, reload, ask for rights) and by {@link #code()} what to say.
 * {@link #parameters()} carries the state that caused the failure: ids, limits, candidates. Nothing was written by the
 * command that failed.
 */
public abstract class CrmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient Map<String, Object> parameters;

    protected CrmException(ErrorCode code, Map<String, ?> parameters) {
        this(code, parameters, null);
    }

    protected CrmException(
            ErrorCode code, Map<String, ?> parameters, @org.jspecify.annotations.Nullable Throwable cause) {
        super(code.value() + (parameters.isEmpty() ? "" : " " + parameters), cause);
        this.code = code;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public final ErrorCode code() {
        return code;
    }

    /** What the message speaks of, by name; the names are stable with the code. */
    public final Map<String, Object> parameters() {
        return parameters;
    }

    /** The failure in words for a person, in the closest language there is (English, Spanish). */
    public String message(Locale locale) {
        return Messages.in(locale).of(code, parameters);
    }
}
