package dev.clientela.security;

import dev.clientela.error.ValidationException;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, for which tenant, why, and as part of what. An argument of everything, so that it is never lost between
 * threads. Immutable.
 *
 * @param userId the host's user, or the name of the program for {@link Kind#SYSTEM}
 * @param reason why, as the audit trail keeps it
 * @param correlation what ties several commands together, such as a request id; neither takes text that no store can keep
 */
public record Actor(
        Kind kind,
        String userId,
        Tenant tenant,
        @Nullable String reason,
        @Nullable String correlation,
        Locale locale) {

    /** What sort of actor it is. */
    public enum Kind {
        /** A user of the host, known to the {@link UserDirectory}. */
        USER,
        /** A program of the host: a job, an import, the relay. */
        SYSTEM
    }

    public Actor {
        if (userId.isBlank() || userId.length() > 100) {
            throw new IllegalArgumentException("An actor has a name of 1 to 100 characters");
        }
        requireStorable("reason", reason);
        requireStorable("correlation", correlation);
    }

    private static void requireStorable(String path, @Nullable String text) {
        if (text != null && !TextField.isStorable(text)) {
            throw ValidationException.of(path, RecordErrors.UNSTORABLE);
        }
    }

    public static Actor user(String userId) {
        return new Actor(Kind.USER, userId, Tenant.DEFAULT, null, null, Locale.ENGLISH);
    }

    public static Actor system(String program) {
        return new Actor(Kind.SYSTEM, program, Tenant.DEFAULT, null, null, Locale.ENGLISH);
    }

    public Actor in(Tenant other) {
        return new Actor(kind, userId, other, reason, correlation, locale);
    }

    public Actor because(String why) {
        return new Actor(kind, userId, tenant, why, correlation, locale);
    }

    public Actor correlatedBy(String id) {
        return new Actor(kind, userId, tenant, reason, id, locale);
    }

    /** The language of messages to this actor. */
    public Actor speaking(Locale language) {
        return new Actor(kind, userId, tenant, reason, correlation, language);
    }

    public Optional<String> why() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> correlationId() {
        return Optional.ofNullable(correlation);
    }

    public boolean isSystem() {
        return kind == Kind.SYSTEM;
    }

    /** How audit stamps and events name it: {@code user:ada}, {@code system:import}. */
    public String stamp() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + userId;
    }
}
