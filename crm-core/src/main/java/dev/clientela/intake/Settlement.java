package dev.clientela.intake;

/**
 * A known fault of the source that the import put right, as it was told to.
 *
 * @param written what the cells said; empty when they said nothing
 * @param read what was read instead
 * @param rows in how many accepted rows
 */
public record Settlement(String column, String written, String read, long rows) {}
