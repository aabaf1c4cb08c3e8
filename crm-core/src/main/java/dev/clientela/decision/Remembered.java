package dev.clientela.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered under one key: a number, a time, a text, each as its owner means it. Immutable.
 *
 * @param detail of at most 32,000 characters; may be empty. Erased with the person whom the record is about
 */
public record Remembered(long number, Optional<Instant> at, String detail) {

    public static Remembered number(long number) {
        return new Remembered(number, Optional.empty(), "");
    }

    public static Remembered at(Instant time) {
        return new Remembered(0, Optional.of(time), "");
    }

    public Remembered numbered(long other) {
        return new Remembered(other, at, detail);
    }

    public Remembered noted(Instant time) {
        return new Remembered(number, Optional.of(time), detail);
    }

    public Remembered saying(String text) {
        return new Remembered(number, at, text);
    }
}
