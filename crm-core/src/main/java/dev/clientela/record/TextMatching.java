package dev.clientela.record;

/** How a text is held against another. */
public enum TextMatching {
    EQUALS,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS;

    boolean holds(String value, String sought) {
        return switch (this) {
            case EQUALS -> value.equals(sought);
            case STARTS_WITH -> value.startsWith(sought);
            case ENDS_WITH -> value.endsWith(sought);
            case CONTAINS -> value.contains(sought);
        };
    }
}
