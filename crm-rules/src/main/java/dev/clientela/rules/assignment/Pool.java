package dev.clientela.rules.assignment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Users among whom records are shared out. Only those who exist and are active count, by id; who has taken as much as the
 * capacity allows is passed over.
 *
 * @param weights how many shares a user takes where it goes by weight; one for whom nothing is said
 */
public record Pool(Members members, By by, Map<String, Long> weights, Optional<Capacity> capacity) {

    /** The greatest share. */
    static final long MAX_WEIGHT = 1_000;

    public Pool {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /** Who is in it. */
    public sealed interface Members {}

    /** Those named. */
    public record Users(List<String> ids) implements Members {
        public Users {
            ids = List.copyOf(ids);
        }
    }

    /** Whoever draws from the queue at the time. */
    public record OfQueue(String queue) implements Members {}

    /** Whoever is in the team at the time. */
    public record OfTeam(String team) implements Members {}

    /** How it is chosen among them. */
    public enum By {
        /** Each in turn, by id (AS-9, AS-10). */
        ROUND_ROBIN,

        /** Who has the fewest leads that are open; of several, the one of the lowest id (AS-11). */
        LEAST_BUSY,

        /** In turn, as often as the weights say, spread evenly. */
        WEIGHTED
    }

    /**
     * How many records of its rule a user takes in a period that begins at midnight where the user is (AS-12).
     */
    public record Capacity(int max, Per per) {}

    /** A period; weeks begin on Monday. */
    public enum Per {
        DAY,
        WEEK,
        MONTH
    }

    /** In turn. */
    public static Pool of(Members members) {
        return new Pool(members, By.ROUND_ROBIN, Map.of(), Optional.empty());
    }

    public Pool by(By choice) {
        return new Pool(members, choice, weights, capacity);
    }

    /** By weight; who is not named has one share. */
    public Pool weighing(Map<String, Long> shares) {
        return new Pool(members, By.WEIGHTED, shares, capacity);
    }

    public Pool taking(int max, Per per) {
        return new Pool(members, by, weights, Optional.of(new Capacity(max, per)));
    }
}
