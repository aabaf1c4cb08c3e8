package dev.clientela.conversion;

import dev.clientela.error.DuplicateException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.matching.Candidate;
import dev.clientela.matching.Matches;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what follows from the candidates that were found. Candidates that the command acknowledges are out of
 * consideration, but for those that block. The surest of the others decide: a single one that is to be used is used,
 * several are a tie; otherwise the most restrictive action of any of them.
 */
final class MatchDecision {

    private final TargetMatching matching;
    private final ConvertLead command;
    private final Predicate<RecordRef> usable;

    /** @param usable whether a candidate can be the target at all: a contact of another account cannot */
    MatchDecision(TargetMatching matching, ConvertLead command, Predicate<RecordRef> usable) {
        this.matching = matching;
        this.command = command;
        this.usable = usable;
    }

    /**
     * The candidate to be used, or none when a new record is to be made.
     *
     * @throws DuplicateException {@code conversion.duplicate_blocked}, {@code conversion.duplicate_alert}
     * @throws RefusedException {@code conversion.ambiguous_match}
     */
    Optional<MatchChoice> decide(Matches matches) {
        List<Candidate> open =
                matches.candidates().stream().filter(this::isOpen).toList();
        List<Candidate> surest = open.stream()
                .filter(candidate -> candidate.score() == open.get(0).score())
                .toList();
        boolean use = !surest.isEmpty() && surest.stream().allMatch(c -> action(c) == MatchAction.USE);
        if (use && !isOutdone(surest.get(0), matches)) {
            return Optional.of(choose(surest));
        }
        refuse(open, matches);
        return Optional.empty();
    }

    private boolean isOpen(Candidate candidate) {
        MatchAction action = action(candidate);
        return action == MatchAction.BLOCK
                || (action != MatchAction.REPORT && !command.acknowledged().contains(candidate.record()));
    }

    /** One that cannot be used is still a reason to look twice. */
    private MatchAction action(Candidate candidate) {
        MatchAction action = matching.action(candidate.rule());
        return action == MatchAction.USE && !usable.test(candidate.record()) ? MatchAction.ALERT : action;
    }

    /** Whether somebody whom the actor cannot see fits as well, and is not knowingly passed over. */
    private boolean isOutdone(Candidate surest, Matches matches) {
        return unseen(matches).stream().anyMatch(candidate -> candidate.score() >= surest.score());
    }

    private List<Candidate> unseen(Matches matches) {
        return matches.unseen().stream()
                .filter(candidate -> {
                    MatchAction action = matching.action(candidate.rule());
                    return action == MatchAction.BLOCK
                            || (action != MatchAction.REPORT && !command.unseenAcknowledged());
                })
                .toList();
    }

    private MatchChoice choose(List<Candidate> surest) {
        if (surest.size() == 1) {
            return new MatchChoice(surest.get(0), null);
        }
        Comparator<Candidate> byId = Comparator.comparing(Candidate::record);
        return switch (matching.ties()) {
            case CALLER ->
                throw new RefusedException(
                        ConversionErrors.AMBIGUOUS_MATCH, Map.of("lead", command.lead(), "candidates", surest));
            case OLDEST ->
                new MatchChoice(
                        first(surest, Comparator.comparing(Candidate::createdAt).thenComparing(byId)), TieBreak.OLDEST);
            case MOST_RECENTLY_MODIFIED ->
                new MatchChoice(
                        first(
                                surest,
                                Comparator.comparing(Candidate::modifiedAt)
                                        .reversed()
                                        .thenComparing(byId)),
                        TieBreak.MOST_RECENTLY_MODIFIED);
        };
    }

    private static Candidate first(List<Candidate> candidates, Comparator<Candidate> order) {
        return candidates.stream().min(order).orElseThrow();
    }

    private void refuse(List<Candidate> open, Matches matches) {
        List<MatchAction> actions = new ArrayList<>();
        open.forEach(candidate -> actions.add(action(candidate)));
        List<Candidate> unseen = unseen(matches);
        unseen.forEach(candidate -> actions.add(matching.action(candidate.rule())));
        if (actions.isEmpty()) {
            return;
        }
        ErrorCode code = actions.contains(MatchAction.BLOCK)
                ? ConversionErrors.DUPLICATE_BLOCKED
                : ConversionErrors.DUPLICATE_ALERT;
        throw new DuplicateException(
                code, Map.of("lead", command.lead(), "candidates", open, "unseen", !unseen.isEmpty()));
    }
}
