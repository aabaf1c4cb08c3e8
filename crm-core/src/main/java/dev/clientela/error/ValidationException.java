package dev.clientela.error;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The input is wrong; {@link #violations()} names every field at fault, not the first alone. */
public final class ValidationException extends CrmException {

    private static final long serialVersionUID = 1L;

    public static final ErrorCode INVALID = ErrorCode.of("input.invalid");

    private final transient List<Violation> violations;

    public ValidationException(List<Violation> violations) {
        super(INVALID, Map.of("violations", List.copyOf(violations)));
        this.violations = List.copyOf(violations);
    }

    public static ValidationException of(String path, ErrorCode code) {
        return new ValidationException(List.of(Violation.of(path, code)));
    }

    public List<Violation> violations() {
        return violations;
    }

    @Override
    public String message(Locale locale) {
        return violations.stream()
                .map(v -> v.path().isEmpty() ? v.message(locale) : v.path() + ": " + v.message(locale))
                .collect(Collectors.joining("\n"));
    }
}
