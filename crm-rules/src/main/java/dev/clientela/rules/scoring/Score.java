package dev.clientela.rules.scoring;

import java.util.Optional;

/**
 * What a record is worth.
 *
 * @param points a whole number, rounded half up
 * @param grade what the points are called; empty when the rules have no grade for them
 */
public record Score(long points, Optional<String> grade) {}
