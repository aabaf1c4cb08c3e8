package dev.clientela.error;

import java.util.Locale;
import java.util.Map;

/**
 * One fault of an input: where it is, which rule it breaks, and the values that the message needs.
 *
 * @param path the field at fault as the caller knows it, such as {@code email} or {@code lines[2].quantity}; empty when
 *     the input as a whole is at fault
 */
public record Violation(String path, ErrorCode code, Map<String, Object> parameters) {

    public Violation {
        parameters = Map.copyOf(parameters);
    }

    public static Violation of(String path, ErrorCode code) {
        return new Violation(path, code, Map.of());
    }

    public static Violation of(String path, ErrorCode code, String name, Object value) {
        return new Violation(path, code, Map.of(name, value));
    }

    /** The same fault seen from an enclosing input. */
    public Violation under(String parent) {
        return new Violation(path.isEmpty() ? parent : parent + "." + path, code, parameters);
    }

    public String message(Locale locale) {
        return Messages.in(locale).of(code, parameters);
    }

    @Override
    public String toString() {
        return path + ": " + code + (parameters.isEmpty() ? "" : " " + parameters);
    }
}
