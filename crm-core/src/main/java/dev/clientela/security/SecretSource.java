package dev.clientela.security;

/** The port to numbers that nobody can guess, for tokens and keys. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /** Fills all of it with random bytes of cryptographic strength. */
    void fill(byte[] bytes);
}
