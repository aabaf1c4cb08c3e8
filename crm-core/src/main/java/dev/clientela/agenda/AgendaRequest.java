package dev.clientela.agenda;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agenda is asked for: a time, half-open, and whose entries; everybody's by default, as far as one sees them.
 *
 * @param owners whose entries; everybody's when there is none here and no team and no manager
 * @param team whose members' entries
 * @param reportsOf to whom those report directly whose entries are shown, with this user's own
 * @param withCancelled whether what was cancelled is shown too
 * @param most the most entries
 */
public record AgendaRequest(
        Instant from,
        Instant to,
        List<Owner> owners,
        Optional<String> team,
        Optional<String> reportsOf,
        boolean withCancelled,
        int most) {

    /** The most entries of one page. */
    public static final int MOST = 1_000;

    /** The most owners that are named, or are in a team. */
    public static final int MOST_OWNERS = 500;

    /** The longest time that one agenda covers. */
    public static final Duration LONGEST = Duration.ofDays(366);

    public AgendaRequest {
        owners = List.copyOf(owners);
    }

    public static AgendaRequest between(Instant from, Instant to) {
        return new AgendaRequest(from, to, List.of(), Optional.empty(), Optional.empty(), false, MOST);
    }

    public AgendaRequest of(Owner owner) {
        List<Owner> all = new ArrayList<>(owners);
        all.add(owner);
        return new AgendaRequest(from, to, all, team, reportsOf, withCancelled, most);
    }

    public AgendaRequest ofTeam(String name) {
        return new AgendaRequest(from, to, owners, Optional.of(name), reportsOf, withCancelled, most);
    }

    public AgendaRequest ofReportsOf(String manager) {
        return new AgendaRequest(from, to, owners, team, Optional.of(manager), withCancelled, most);
    }

    public AgendaRequest withCancelledOnes() {
        return new AgendaRequest(from, to, owners, team, reportsOf, true, most);
    }

    public AgendaRequest atMost(int entries) {
        return new AgendaRequest(from, to, owners, team, reportsOf, withCancelled, entries);
    }

    boolean isOfSomebody() {
        return !owners.isEmpty() || team.isPresent() || reportsOf.isPresent();
    }

    /** @throws dev.clientela.error.ValidationException with every fault */
    void check() {
        Violations violations = new Violations();
        violations.require(to.isAfter(from), "to", AgendaErrors.ENDS_BEFORE_IT_BEGINS);
        if (to.isAfter(from) && Duration.between(from, to).compareTo(LONGEST) > 0) {
            violations.add(Violation.of("to", AgendaErrors.TOO_WIDE, "days", LONGEST.toDays()));
        }
        if (most < 1 || most > MOST) {
            violations.add(new Violation("most", RecordErrors.OUT_OF_RANGE, Map.of("min", 1, "max", MOST)));
        }
        if (owners.size() > MOST_OWNERS) {
            violations.add(Violation.of("owners", AgendaErrors.TOO_LARGE, "max", MOST_OWNERS));
        }
        violations.throwIfAny();
    }
}
