package dev.clientela.security;

import dev.clientela.record.TextCodec;
import java.util.Locale;

/** Who is responsible for a record: a user, or a queue that its members draw from. */
public record Owner(Kind kind, String id) {

    /** How owners are stored and shown: {@code user:ada}, {@code queue:web}. */
    public static final TextCodec<Owner> CODEC = new TextCodec<>("owner", Owner.class, Owner::toString, Owner::parse);

    /** A person, or a place where work waits for one. */
    public enum Kind {
        USER,
        QUEUE
    }

    public Owner {
        if (id.isBlank() || id.length() > 100) {
            throw new IllegalArgumentException("An owner has an id of 1 to 100 characters");
        }
    }

    public static Owner user(String id) {
        return new Owner(Kind.USER, id);
    }

    public static Owner queue(String id) {
        return new Owner(Kind.QUEUE, id);
    }

    /** Whoever acts, if it is a user; a program owns nothing, so what it makes waits in the queue. */
    public static Owner of(Actor actor, String queueOfPrograms) {
        return actor.isSystem() ? queue(queueOfPrograms) : user(actor.userId());
    }

    public static Owner parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return user(text);
        }
        return new Owner(Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    public boolean isUser() {
        return kind == Kind.USER;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
