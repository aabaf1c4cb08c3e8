package dev.clientela.conversion;

import dev.clientela.matching.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * The candidate that became a target without being named.
 *
 * @param candidate with the score, the rule and what agreed
 * @param tieBreak what chose among equally sure ones; null when it was the only one
 */
public record MatchChoice(Candidate candidate, @Nullable TieBreak tieBreak) {}
