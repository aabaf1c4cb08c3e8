package dev.clientela.matching;

/**
 * A key that found too many records to mean anything, and was left out.
 *
 * @param value such as the telephone number of an exchange
 * @param mostHits how many records would have been looked at
 */
public record DroppedKey(MatchKey key, String value, int mostHits) {}
