package dev.clientela.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered under one key: a number, a time, a text, each as its owner means it. Immutable.
 *
 * @param awaitedBy who comes back to it at that time, see {@link States#due}
 * @param detail of at most 32,000 characters; may be empty. Erased with the person whom the record is about
 */
public record Remembered(long number, Optional<Instant> at, Optional<String> awaitedBy, String detail) {

    public static Remembered number(long number) {
        return new Remembered(number, Optional.empty(), Optional.empty(), "");
    }

    public static Remembered at(Instant time) {
        return new Remembered(0, Optional.of(time), Optional.empty(), "");
    }

    public Remembered numbered(long other) {
        return new Remembered(other, at, awaitedBy, detail);
    }

    public Remembered noted(Instant time) {
        return new Remembered(number, Optional.of(time), awaitedBy, detail);
    }

    public Remembered saying(String text) {
        return new Remembered(number, at, awaitedBy, text);
    }

    /** To be found by {@link States#due} when its time has come. */
    public Remembered awaitedBy(String who) {
        return new Remembered(number, at, Optional.of(who), detail);
    }
}
