package dev.clientela.error;

import java.util.Map;

/** A record with the same unique key, or one that matching takes for the same, exists already. */
public final class DuplicateException extends CrmException {

    private static final long serialVersionUID = 1L;

    public DuplicateException(ErrorCode code, Map<String, ?> parameters) {
        super(code, parameters);
    }
}
