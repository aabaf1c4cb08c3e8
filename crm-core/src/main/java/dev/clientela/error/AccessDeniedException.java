package dev.clientela.error;

import java.util.Map;

/** The caller lacks a right that the act needs; {@code permission} and {@code record} are among the parameters. */
public final class AccessDeniedException extends CrmException {

    private static final long serialVersionUID = 1L;

    public AccessDeniedException(ErrorCode code, Map<String, ?> parameters) {
        super(code, parameters);
    }
}
