package dev.clientela.rules.forecast;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.rules.Formula;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.RuleSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How forecasts stand in JSON. */
final class ForecastCallType implements OutcomeType<ForecastCall> {

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY);
    }

    @Override
    public ForecastCall read(PlainReader plain, Target target) {
        Optional<Integer> probability = plain.findInteger("probability", 0, 100).map(Long::intValue);
        Optional<Formula> formula = plain.findText("formula").flatMap(text -> formula(plain, text, target));
        Optional<ForecastCategory> category = plain.findConstant("category", ForecastCategory.class);
        if (category.equals(Optional.of(ForecastCategory.CLOSED))) {
            plain.fault("category", RuleErrors.BAD_VALUE, Map.of("expected", "one of an open deal", "found", "closed"));
        }
        if (plain.has("probability") && plain.has("formula")) {
            plain.fault(
                    "formula",
                    RuleErrors.BAD_VALUE,
                    Map.of("expected", "either a probability or a formula", "found", "both"));
        }
        if (!plain.has("probability") && !plain.has("formula") && !plain.has("category")) {
            plain.fault("probability", RuleErrors.MISSING, Map.of());
        }
        return new ForecastCall(probability, formula, category);
    }

    private static Optional<Formula> formula(PlainReader plain, String text, Target target) {
        try {
            return Optional.of(Formula.of(
                    text,
                    target.type(),
                    target.context().fields(),
                    target.context().limits()));
        } catch (ValidationException e) {
            plain.faults("formula", e.violations());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> write(ForecastCall call) {
        Map<String, Object> plain = new LinkedHashMap<>();
        call.probability().ifPresent(percent -> plain.put("probability", (long) percent));
        call.formula().ifPresent(formula -> plain.put("formula", formula.text()));
        call.category()
                .ifPresent(category -> plain.put("category", category.name().toLowerCase(Locale.ROOT)));
        return plain;
    }

    @Override
    public List<Violation> check(RuleSet<ForecastCall> set, RuleContext context) {
        return set.type().equals(Opportunity.TYPE)
                ? List.of()
                : List.of(Violation.of(
                        "record", RuleErrors.UNKNOWN_RECORD, "type", set.type().name()));
    }
}
