package dev.clientela.error;

import java.util.Map;

/** The record was changed by somebody else since it was read; reload, look, and try again. */
public final class ConflictException extends CrmException {

    private static final long serialVersionUID = 1L;

    public ConflictException(ErrorCode code, Map<String, ?> parameters) {
        super(code, parameters);
    }
}
