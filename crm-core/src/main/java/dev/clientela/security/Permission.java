package dev.clientela.security;

/**
 * A named right, such as {@code lead.convert}. The names are stored in hosts' role tables and never change; a golden
 * file holds them.
 *
 * @param exceptional whether it lifts a rule of the business, so that nobody has it unless the host's policy says so
 */
public record Permission(String name, boolean exceptional) {

    public static Permission of(String name) {
        return new Permission(name, false);
    }

    /** A right to do what a rule of the business forbids to everybody else. */
    public static Permission exceptional(String name) {
        return new Permission(name, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
