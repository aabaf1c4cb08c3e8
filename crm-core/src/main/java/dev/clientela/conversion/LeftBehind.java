package dev.clientela.conversion;

import dev.clientela.record.Field;

/** A value of the lead that no target takes over. It stays on the lead. */
public record LeftBehind(Field<?> field, Object value, Reason reason) {

    /** Why it is left behind. */
    public enum Reason {
        /** No mapping of the rule reads it. */
        NOT_MAPPED,
        /** A mapping reads it, but its target is not made, keeps a value of its own, or is served by another mapping. */
        NOT_TAKEN
    }
}
