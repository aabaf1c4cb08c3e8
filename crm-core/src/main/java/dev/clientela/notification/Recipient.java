package dev.clientela.notification;

import java.util.Optional;

/** Whom a notification is for: a user of the host, or an address of somebody else. */
public record Recipient(Kind kind, String value) {

    /** How the value is to be read. */
    public enum Kind {
        /** The id of a user, whose address, language and zone the host's directory knows. */
        USER,
        /** Where to send to, in whatever form the host's notification port understands. */
        ADDRESS
    }

    public Recipient {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A recipient has a user id or an address");
        }
    }

    public static Recipient user(String userId) {
        return new Recipient(Kind.USER, userId);
    }

    public static Recipient address(String address) {
        return new Recipient(Kind.ADDRESS, address);
    }

    public Optional<String> userId() {
        return kind == Kind.USER ? Optional.of(value) : Optional.empty();
    }
}
