package dev.clientela.rules;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What is wrong with a rule set as a whole, at paths of its document. */
final class RuleSetCheck {

    private RuleSetCheck() {}

    static <O> List<Violation> faultsOf(RuleSet<O> set, RuleContext context) {
        List<Violation> faults = new ArrayList<>();
        if (!set.decides().policies().contains(set.hit())) {
            faults.add(new Violation(
                    "hit",
                    RuleErrors.BAD_POLICY,
                    Map.of(
                            "policy",
                            set.hit().word(),
                            "allowed",
                            set.decides().policies().stream()
                                    .map(HitPolicy::word)
                                    .sorted()
                                    .toList())));
        }
        if (set.rules().isEmpty() && set.otherwise().isEmpty()) {
            faults.add(Violation.of("rules", RuleErrors.MISSING));
        }
        if (set.rules().size() > context.limits().rules()) {
            faults.add(new Violation(
                    "rules",
                    RuleErrors.TOO_LARGE,
                    Map.of("limit", "rules", "max", context.limits().rules())));
            return faults;
        }
        sameIds(set, faults);
        ranks(set, faults);
        unreachable(set, faults);
        faults.addAll(settings(set, context));
        faults.addAll(set.decides().check(set, context));
        return faults;
    }

    private static <O> List<Violation> settings(RuleSet<O> set, RuleContext context) {
        Violations faults = new Violations();
        PlainReader plain = new PlainReader(set.settings(), "settings", faults);
        set.decides().readSettings(plain, new OutcomeType.Target(set.type(), context));
        plain.done();
        return faults.list();
    }

    private static void sameIds(RuleSet<?> set, List<Violation> faults) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < set.rules().size(); i++) {
            String id = set.rules().get(i).id();
            if (places.putIfAbsent(id, i) != null) {
                faults.add(Violation.of("rules[" + i + "].id", RuleErrors.SAME_ID, "id", id));
            }
        }
        Map<String, Integer> cases = new HashMap<>();
        for (int i = 0; i < set.cases().size(); i++) {
            if (cases.putIfAbsent(set.cases().get(i).id(), i) != null) {
                faults.add(Violation.of(
                        "cases[" + i + "].id",
                        RuleErrors.SAME_ID,
                        "id",
                        set.cases().get(i).id()));
            }
        }
    }

    /** Either no rule is ranked, or each is; by priority, each is. */
    private static void ranks(RuleSet<?> set, List<Violation> faults) {
        boolean ranked = set.hit() == HitPolicy.PRIORITY
                || set.rules().stream().anyMatch(rule -> rule.rank().isPresent());
        for (int i = 0; ranked && i < set.rules().size(); i++) {
            if (set.rules().get(i).rank().isEmpty()) {
                faults.add(Violation.of("rules[" + i + "].rank", RuleErrors.MISSING));
            }
        }
    }

    /** Two rules of one rank: their ids put them in order (AS-21), which is rarely what was meant. */
    static List<Violation> warningsOf(RuleSet<?> set) {
        List<Violation> warnings = new ArrayList<>();
        Map<Integer, String> first = new HashMap<>();
        for (int i = 0; i < set.rules().size(); i++) {
            Rule<?> rule = set.rules().get(i);
            OptionalInt rank = rule.rank();
            if (rank.isPresent()) {
                String other = first.putIfAbsent(rank.getAsInt(), rule.id());
                if (other != null) {
                    warnings.add(new Violation(
                            "rules[" + i + "].rank",
                            RuleErrors.EQUAL_RANK,
                            Map.of("rank", rank.getAsInt(), "other", other)));
                }
            }
        }
        return warnings;
    }

    private static <O> void unreachable(RuleSet<O> set, List<Violation> faults) {
        if (set.hit() != HitPolicy.FIRST && set.hit() != HitPolicy.PRIORITY) {
            return;
        }
        Map<Rule<O>, Integer> places = new HashMap<>();
        for (int i = 0; i < set.rules().size(); i++) {
            places.put(set.rules().get(i), i);
        }
        Reachability reachability = new Reachability();
        for (Rule<O> rule : set.inOrder()) {
            reachability
                    .next(rule)
                    .ifPresent(earlier -> faults.add(Violation.of(
                            "rules[" + places.get(rule) + "]", RuleErrors.UNREACHABLE, "earlier", earlier)));
        }
    }
}
