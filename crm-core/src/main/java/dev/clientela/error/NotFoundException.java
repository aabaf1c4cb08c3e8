package dev.clientela.error;

import java.util.Map;

/** The record does not exist, or the caller may not see it; the two are not told apart. */
public final class NotFoundException extends CrmException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(ErrorCode code, Map<String, ?> parameters) {
        super(code, parameters);
    }
}
