package dev.clientela.security;

/**
 * A named right, such as {@code lead.convert}. The names are stored in hosts' role tables and never change; a golden
 * file holds them.
 */
public record Permission(String name) {

    public static Permission of(String name) {
        return new Permission(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
