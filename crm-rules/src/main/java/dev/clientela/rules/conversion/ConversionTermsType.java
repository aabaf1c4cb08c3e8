package dev.clientela.rules.conversion;

import dev.clientela.conversion.ConversionErrors;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRulebook;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.ConversionRulesJson;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.StageCatalog;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How terms of conversions stand in JSON: the kernel's own form, less what is usual. */
final class ConversionTermsType implements OutcomeType<ConversionTerms> {

    private static final Set<String> MEMBERS =
            Set.of("account", "business", "person", "accounts", "contacts", "opportunity", "stage", "owner");

    @Override
    public String name() {
        return "conversion";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.PRIORITY);
    }

    @Override
    public ConversionTerms read(PlainReader plain, Target target) {
        boolean eligible = plain.flag("eligible", true);
        Map<String, Object> rule = new LinkedHashMap<>(USUAL);
        boolean said = false;
        for (String member : MEMBERS) {
            said |= plain.has(member);
            plain.plain(member).ifPresent(form -> rule.put(member, form));
        }
        if (!eligible) {
            if (said) {
                plain.fault(
                        "eligible",
                        RuleErrors.BAD_VALUE,
                        Map.of("expected", "true, as it is said how they are converted", "found", false));
            }
            return ConversionTerms.notEligible();
        }
        try {
            return ConversionTerms.of(ConversionRulesJson.fromPlain(
                            Map.of("rules", List.of(rule)), target.context().fields())
                    .rules()
                    .get(0));
        } catch (ValidationException e) {
            plain.faults(
                    "", e.violations().stream().map(fault -> moved(fault, "")).toList());
            return ConversionTerms.notEligible();
        }
    }

    /** The same fault where the rule's own terms stand. */
    private static Violation moved(Violation fault, String to) {
        String path = fault.path().replaceFirst("^rules\\[0]\\.?", "");
        return new Violation(to.isEmpty() ? path : to + "." + path, fault.code(), fault.parameters());
    }

    private static final Map<String, Object> USUAL = plain(ConversionRule.of("rule", Criterion.always()));

    private static Map<String, Object> plain(ConversionRule rule) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (ConversionRulesJson.toPlain(ConversionRules.of(rule)).get("rules") instanceof List<?> rules
                && rules.get(0) instanceof Map<?, ?> form) {
            form.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    @Override
    public Map<String, Object> write(ConversionTerms terms) {
        if (terms.how().isEmpty()) {
            return Map.of("eligible", false);
        }
        Map<String, Object> plain = plain(terms.how().get());
        plain.keySet().removeIf(key -> !MEMBERS.contains(key) || Objects.equals(plain.get(key), USUAL.get(key)));
        return plain;
    }

    /**
     * About leads only, and each as the kernel demands it; whether a stage is there is found out when the rules are put to
     * use, since only then is it known which there are.
     */
    @Override
    public List<Violation> check(RuleSet<ConversionTerms> set, RuleContext context) {
        List<Violation> faults = new ArrayList<>();
        if (!set.type().equals(Lead.TYPE)) {
            faults.add(Violation.of(
                    "record", RuleErrors.UNKNOWN_RECORD, "type", set.type().name()));
        }
        for (int i = 0; i < set.rules().size(); i++) {
            faults.addAll(faults(set.rules().get(i).then(), "rules[" + i + "].then", context));
        }
        set.otherwise().ifPresent(terms -> faults.addAll(faults(terms, "otherwise", context)));
        return faults;
    }

    private static List<Violation> faults(ConversionTerms terms, String path, RuleContext context) {
        List<Violation> faults = new ArrayList<>();
        terms.how().ifPresent(rule -> {
            try {
                new ConversionRulebook(context.fields(), StageCatalog.usual()).save(ConversionRules.of(rule));
            } catch (ValidationException e) {
                e.violations().stream()
                        .filter(fault -> !fault.code().equals(ConversionErrors.BAD_STAGE))
                        .forEach(fault -> faults.add(moved(fault, path)));
            }
        });
        return faults;
    }
}
