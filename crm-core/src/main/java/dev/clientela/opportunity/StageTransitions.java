package dev.clientela.opportunity;

import static dev.clientela.opportunity.Stage.Kind.LOST;
import static dev.clientela.opportunity.Stage.Kind.OPEN;
import static dev.clientela.opportunity.Stage.Kind.WON;

import dev.clientela.opportunity.Stage.Kind;
import java.util.Map;
import java.util.Set;

/** From which kind of stage a deal moves to which other stage; reopening is an act of its own. */
final class StageTransitions {

    private static final Map<Kind, Set<Kind>> TABLE = Map.of(
            OPEN, Set.of(OPEN, WON, LOST),
            WON, Set.of(),
            LOST, Set.of());

    private StageTransitions() {}

    static boolean allowed(Kind from, Kind to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
