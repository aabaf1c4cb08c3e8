package dev.clientela.security;

/**
 * Whose data it is. Records of one tenant are never seen, matched or counted together with another's. A host with one
 * organisation never mentions it: its tenant is {@link #DEFAULT}.
 */
public record Tenant(String id) {

    public static final Tenant DEFAULT = new Tenant("default");

    public Tenant {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")) {
            throw new IllegalArgumentException("A tenant is 1 to 60 letters, digits, '_', '.' or '-': " + id);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
