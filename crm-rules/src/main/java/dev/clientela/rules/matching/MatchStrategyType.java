package dev.clientela.rules.matching;

import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.ConversionRulesJson;
import dev.clientela.conversion.MatchAction;
import dev.clientela.conversion.TargetMatching;
import dev.clientela.conversion.TieBreak;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.matching.MatchRule;
import dev.clientela.matching.MatchRules;
import dev.clientela.record.Criterion;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How strategies of matching stand in JSON; what is no word stands as the kernel's own form has it. */
final class MatchStrategyType implements OutcomeType<MatchStrategy> {

    private static final List<String> WORDS = List.of("use", "alert", "block", "off");

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.PRIORITY);
    }

    @Override
    public MatchStrategy read(PlainReader plain, Target target) {
        Optional<TieBreak> ties = plain.findConstant("ties", TieBreak.class);
        boolean uses = "use".equals(plain.plain("accounts").orElse(""))
                || "use".equals(plain.plain("contacts").orElse(""));
        if (ties.isPresent() && !uses) {
            plain.fault(
                    "ties",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "accounts or contacts that are used", "found", "none"));
        }
        TieBreak settled = ties.orElse(TieBreak.CALLER);
        return new MatchStrategy(
                matching(plain, "accounts", MatchRules.forAccounts(), settled, target),
                matching(plain, "contacts", MatchRules.forContacts(), settled, target));
    }

    private static TargetMatching matching(
            PlainReader plain, String key, MatchRules usual, TieBreak ties, Target target) {
        Object form = plain.plain(key).orElse("alert");
        if (form instanceof Map<?, ?>) {
            return kernelForm(plain, key, form, target);
        }
        return switch (WORDS.indexOf(String.valueOf(form))) {
            case 0 -> TargetMatching.using(usual, ties);
            case 1 -> TargetMatching.alerting(usual);
            case 2 -> TargetMatching.blocking(usual);
            case 3 -> TargetMatching.off();
            default -> {
                String text = String.valueOf(form);
                plain.fault(
                        key,
                        RuleErrors.BAD_VALUE,
                        Map.of(
                                "expected",
                                "one of " + WORDS + ", or rules",
                                "found",
                                text.substring(0, Math.min(60, text.length()))));
                yield TargetMatching.off();
            }
        };
    }

    /** Read as part of a rule that is usual otherwise. */
    private static TargetMatching kernelForm(PlainReader plain, String key, Object form, Target target) {
        Map<String, Object> rule = new LinkedHashMap<>(plainRule(ConversionRule.of("usual", Criterion.always())));
        rule.put(key, form);
        try {
            ConversionRule read = ConversionRulesJson.fromPlain(
                            Map.of("rules", List.of(rule)), target.context().fields())
                    .rules()
                    .get(0);
            return key.equals("accounts") ? read.accounts() : read.contacts();
        } catch (ValidationException e) {
            plain.faults(
                    "",
                    e.violations().stream()
                            .map(fault -> new Violation(
                                    fault.path().replaceFirst("^rules\\[0]\\.?", ""), fault.code(), fault.parameters()))
                            .toList());
            return TargetMatching.off();
        }
    }

    private static Map<String, Object> plainRule(ConversionRule rule) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (ConversionRulesJson.toPlain(ConversionRules.of(rule)).get("rules") instanceof List<?> rules
                && rules.get(0) instanceof Map<?, ?> form) {
            form.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    @Override
    public Map<String, Object> write(MatchStrategy strategy) {
        Map<String, Object> plain = new LinkedHashMap<>();
        Optional<TieBreak> ties = List.of(strategy.accounts(), strategy.contacts()).stream()
                .map(TargetMatching::ties)
                .filter(tie -> tie != TieBreak.CALLER)
                .findFirst();
        TieBreak settled = ties.orElse(TieBreak.CALLER);
        Map<String, Object> full = plainRule(ConversionRule.of("usual", Criterion.always())
                .matchingAccounts(strategy.accounts())
                .matchingContacts(strategy.contacts()));
        plain.put(
                "accounts",
                form(strategy.accounts(), MatchRules.forAccounts(), settled, full.getOrDefault("accounts", "off")));
        plain.put(
                "contacts",
                form(strategy.contacts(), MatchRules.forContacts(), settled, full.getOrDefault("contacts", "off")));
        if (ties.isPresent() && plain.containsValue("use")) {
            plain.put("ties", settled.name().toLowerCase(Locale.ROOT));
        }
        return plain;
    }

    private static Object form(TargetMatching matching, MatchRules usual, TieBreak ties, Object full) {
        if (matching.equals(TargetMatching.using(usual, ties))) {
            return "use";
        }
        if (matching.equals(TargetMatching.alerting(usual))) {
            return "alert";
        }
        if (matching.equals(TargetMatching.blocking(usual))) {
            return "block";
        }
        return matching.equals(TargetMatching.off()) ? "off" : full;
    }

    /** About leads only, and nothing is used that was found by names alone (LC-28). */
    @Override
    public List<Violation> check(RuleSet<MatchStrategy> set, RuleContext context) {
        List<Violation> faults = new ArrayList<>();
        if (!set.type().equals(Lead.TYPE)) {
            faults.add(Violation.of(
                    "record", RuleErrors.UNKNOWN_RECORD, "type", set.type().name()));
        }
        for (int i = 0; i < set.rules().size(); i++) {
            faults.addAll(faults(set.rules().get(i).then(), "rules[" + i + "].then."));
        }
        set.otherwise().ifPresent(strategy -> faults.addAll(faults(strategy, "otherwise.")));
        return faults;
    }

    private static List<Violation> faults(MatchStrategy strategy, String path) {
        List<Violation> faults = new ArrayList<>();
        namesAlone(strategy.accounts(), path + "accounts", faults);
        namesAlone(strategy.contacts(), path + "contacts", faults);
        return faults;
    }

    private static void namesAlone(TargetMatching matching, String path, List<Violation> faults) {
        for (MatchRule rule : matching.rules().rules()) {
            if (rule.isByNamesAlone() && matching.actions().get(rule.id()) == MatchAction.USE) {
                faults.add(
                        Violation.of(path, dev.clientela.conversion.ConversionErrors.NAMES_ALONE, "rule", rule.id()));
            }
        }
    }
}
