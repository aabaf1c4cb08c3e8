package dev.clientela.error;

import java.util.Map;

/** The store could not do its work: a connection lost, a unit of work used after its end. */
public final class StoreException extends CrmException {

    private static final long serialVersionUID = 1L;

    public StoreException(ErrorCode code, Map<String, ?> parameters) {
        super(code, parameters);
    }

    public StoreException(ErrorCode code, Map<String, ?> parameters, Throwable cause) {
        super(code, parameters, cause);
    }
}
