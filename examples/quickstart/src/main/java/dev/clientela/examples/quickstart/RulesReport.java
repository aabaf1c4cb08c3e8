package dev.clientela.examples.quickstart;

import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the rules about some records did.
 *
 * @param about which records: {@code leads}
 * @param routing the rules that route them
 * @param routed how many each of these decided about, and how many were decided otherwise
 * @param scoring the rules that score them
 * @param grades how many are of each grade
 * @param decisions some, with their reasons
 * @param trial what another version would change
 */
record RulesReport(
        String about,
        Heading routing,
        List<Routed> routed,
        Heading scoring,
        List<Graded> grades,
        List<Shown> decisions,
        Optional<Trial> trial) {

    /** The name for what no rule decided about. */
    static final String OTHERWISE = "(otherwise)";

    static final String NOT_GRADED = "(not graded)";

    /** Which rules, and what they are for. */
    record Heading(String name, String description) {}

    /** A rule, and how many records it decided about. */
    record Routed(String rule, String description, long records) {}

    /**
     * A grade, and how many records are of it.
     *
     * @param converted how many of them became customers; empty where that is not to be told yet
     */
    record Graded(String grade, long records, OptionalLong converted) {}

    /** One decision, sentence by sentence. */
    record Shown(String title, List<String> why) {}

    /** Another version beside the one in force, on the same records. */
    record Trial(String title, String note, List<Change> changes, List<Shown> examples) {}

    /** So many records that go one way now would go another. */
    record Change(String from, String to, long records) {}

    static Heading heading(RuleSet<?> set) {
        return new Heading(
                set.id() + ", version " + set.version(), set.description().orElse(""));
    }

    /** Each rule in its order, with what was counted for it. */
    static List<Routed> routed(RuleSet<?> set, Map<String, Long> byRule) {
        List<Routed> routed = new ArrayList<>();
        for (Rule<?> rule : set.inOrder()) {
            routed.add(new Routed(rule.id(), rule.description().orElse(""), byRule.getOrDefault(rule.id(), 0L)));
        }
        routed.add(new Routed(OTHERWISE, "", byRule.getOrDefault(OTHERWISE, 0L)));
        return routed;
    }
}
