package dev.clientela.notification;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a notification is for: a user of the host, or an address of somebody else.
 *
 * @param language of whoever reads it at the address, where that is known, English otherwise; users have their own
 */
public record Recipient(Kind kind, String value, Optional<Locale> language) {

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
        return new Recipient(Kind.USER, userId, Optional.empty());
    }

    public static Recipient address(String address) {
        return new Recipient(Kind.ADDRESS, address, Optional.empty());
    }

    /** At an address where this language is read. */
    public static Recipient address(String address, Locale language) {
        return new Recipient(Kind.ADDRESS, address, Optional.of(language));
    }

    public Optional<String> userId() {
        return kind == Kind.USER ? Optional.of(value) : Optional.empty();
    }
}
