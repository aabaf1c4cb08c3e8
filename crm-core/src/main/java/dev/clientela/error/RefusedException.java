package dev.clientela.error;

import java.util.Map;

/** The input is well formed, but the state of the records does not allow the act: a transition that is not in the table, a lead already converted. */
public final class RefusedException extends CrmException {

    private static final long serialVersionUID = 1L;

    public RefusedException(ErrorCode code, Map<String, ?> parameters) {
        super(code, parameters);
    }
}
