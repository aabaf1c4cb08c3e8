package dev.clientela.conversion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tells in what two plans for one command differ. */
final class PlanComparison {

    private PlanComparison() {}

    /** The names of the parts in which they differ; none, when carrying out one is carrying out the other. */
    static List<String> differences(ConversionPlan shown, ConversionPlan now) {
        Map<String, Function<ConversionPlan, Object>> parts = new LinkedHashMap<>();
        parts.put("lead", ConversionPlan::leadVersion);
        parts.put("rule", ConversionPlan::rule);
        parts.put("status", ConversionPlan::status);
        parts.put("owner", ConversionPlan::owner);
        parts.put("account", ConversionPlan::account);
        parts.put("contact", ConversionPlan::contact);
        parts.put("opportunity", ConversionPlan::opportunity);
        parts.put("activities", plan -> List.of(plan.activities(), plan.unseenActivities()));
        parts.put("matches", plan -> List.of(plan.accountMatches(), plan.contactMatches()));
        return parts.entrySet().stream()
                .filter(part ->
                        !part.getValue().apply(shown).equals(part.getValue().apply(now)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
