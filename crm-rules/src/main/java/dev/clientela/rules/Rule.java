package dev.clientela.rules;

import dev.clientela.error.ValidationException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One rule: when its filter holds and it is in force, its outcome counts. Immutable.
 *
 * @param id unique within its set, stable: explanations and the state of round robins speak of it
 * @param description for people
 * @param rank its place among the others, where that is not the order of the document; see {@link RuleSet}
 * @param from in force from here on
 * @param until in force before that
 */
public record Rule<O>(
        String id,
        Optional<String> description,
        Filter when,
        O then,
        OptionalInt rank,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** @throws ValidationException {@code rules.empty_period} when it would never be in force */
    public Rule {
        if (id.isBlank() || id.length() > 100) {
            throw new IllegalArgumentException("A rule has an id of 1 to 100 characters");
        }
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw ValidationException.of("until", RuleErrors.EMPTY_PERIOD);
        }
    }

    public static <O> Rule<O> of(String id, Filter when, O then) {
        return new Rule<>(id, Optional.empty(), when, then, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    public Rule<O> describedAs(String words) {
        return new Rule<>(id, Optional.of(words), when, then, rank, from, until);
    }

    public Rule<O> ranked(int place) {
        return new Rule<>(id, description, when, then, OptionalInt.of(place), from, until);
    }

    public Rule<O> from(Instant begin) {
        return new Rule<>(id, description, when, then, rank, Optional.of(begin), until);
    }

    public Rule<O> until(Instant end) {
        return new Rule<>(id, description, when, then, rank, from, Optional.of(end));
    }

    /** Whether it is in force at the time. */
    public boolean isInForce(Instant at) {
        return from.map(begin -> !at.isBefore(begin)).orElse(true)
                && until.map(end -> at.isBefore(end)).orElse(true);
    }

    /** Whether it is in force whenever the other is. */
    boolean isInForceWhenever(Rule<?> other) {
        boolean begins = !begin().isAfter(other.begin());
        boolean ends = !end().isBefore(other.end());
        return begins && ends;
    }

    private Instant begin() {
        return from.orElse(Instant.MIN);
    }

    private Instant end() {
        return until.orElse(Instant.MAX);
    }
}
