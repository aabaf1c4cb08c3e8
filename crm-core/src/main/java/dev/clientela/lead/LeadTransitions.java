package dev.clientela.lead;

import static dev.clientela.lead.LeadStatus.Kind.CONVERTED;
import static dev.clientela.lead.LeadStatus.Kind.LOST;
import static dev.clientela.lead.LeadStatus.Kind.OPEN;
import static dev.clientela.lead.LeadStatus.Kind.QUALIFIED;

import dev.clientela.lead.LeadStatus.Kind;
import java.util.Map;
import java.util.Set;

/** From which kind of status a lead goes to which; the conversion has its own door. */
final class LeadTransitions {

    private static final Map<Kind, Set<Kind>> TABLE = Map.of(
            OPEN, Set.of(OPEN, QUALIFIED, LOST),
            QUALIFIED, Set.of(OPEN, QUALIFIED, LOST),
            LOST, Set.of(LOST, OPEN),
            CONVERTED, Set.of());

    private LeadTransitions() {}

    static boolean allowed(Kind from, Kind to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
