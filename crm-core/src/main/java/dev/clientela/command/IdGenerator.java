package dev.clientela.command;

import java.util.UUID;

/** Where ids come from: time-ordered UUIDs by default, a fixed sequence in tests. Thread-safe. */
@FunctionalInterface
public interface IdGenerator {

    UUID next();
}
