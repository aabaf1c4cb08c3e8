package dev.clientela.examples.quickstart;

import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rule documents of a run: those that lie in the folder, or else those that come with the program for data that it
 * knows. {@code lead-routing.json}, {@code lead-scoring.json} and the like; a {@code …-candidate.json} is tried beside the
 * one in force.
 */
final class RuleDocuments {

    static final String LEAD_ROUTING = "lead-routing.json";
    static final String DEAL_ROUTING = "deal-routing.json";

    private static final String[] HARDWARE_REGIONS = {"Central", "East", "West"};

    private final DataFolder folder;
    private final Optional<String> known;

    private RuleDocuments(DataFolder folder, Optional<String> known) {
        this.folder = folder;
        this.known = known;
    }

    static RuleDocuments of(DataFolder folder, SalesTeam team) {
        return new RuleDocuments(folder, known(folder, team));
    }

    /** Rules speak of users, so that they are of use only where these are; beside rules of one's own they are of none. */
    private static Optional<String> known(DataFolder folder, SalesTeam team) {
        if (folder.isSample()) {
            return Optional.of("sample");
        }
        if (folder.has(LEAD_ROUTING) || folder.has(DEAL_ROUTING)) {
            return Optional.empty();
        }
        if (team.isMadeUp()) {
            return Optional.of("marketplace")
                    .filter(unused -> folder.has("olist_marketing_qualified_leads_dataset.csv"));
        }
        return Optional.of("hardware").filter(unused -> Arrays.equals(team.regions(), HARDWARE_REGIONS));
    }

    /** @throws dev.clientela.error.ValidationException with every fault of the document, and where it stands */
    <O> Optional<RuleSet<O>> read(String name, OutcomeType<O> decides, RuleContext context) throws IOException {
        Optional<String> own = folder.text(name);
        if (own.isEmpty() && known.isPresent()) {
            own = DataFolder.comingAlong("rules/" + known.get() + "/" + name);
        }
        return own.map(text -> RuleSetJson.read(text, decides, context));
    }
}
