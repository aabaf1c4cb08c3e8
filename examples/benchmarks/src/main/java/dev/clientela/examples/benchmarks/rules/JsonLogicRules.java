package dev.clientela.examples.benchmarks.rules;

import dev.clientela.examples.benchmarks.rules.Question.Attribute;
import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** json-logic, a document a rule, which it parses once; the lead is a map. */
final class JsonLogicRules extends OneByOne {

    private final JsonLogic logic = new JsonLogic();
    private final String[] documents;

    JsonLogicRules(List<LeadRule> rules) {
        super(rules);
        documents = rules.stream().map(JsonLogicRules::document).toArray(String[]::new);
        Object nobody = prepare(new FlatLead("", "", "", "", "", -1, -1));
        // It parses what it is first asked.
        for (int rule = 0; rule < documents.length; rule++) {
            if (holds(rule, nobody)) {
                throw new IllegalStateException("Rule " + rule + " holds for nobody");
            }
        }
    }

    private static String document(LeadRule rule) {
        return rule.questions().stream()
                .map(JsonLogicRules::condition)
                .collect(Collectors.joining(",", "{\"and\":[", "]}"));
    }

    private static String condition(Question question) {
        String variable = "{\"var\":\"%s\"}".formatted(question.attribute().word());
        if (question instanceof Question.Between between) {
            return "{\">=\":[%s,%d]},{\"<\":[%s,%d]}".formatted(variable, between.from(), variable, between.until());
        }
        List<String> values = ((Question.In) question).values();
        return values.size() == 1
                ? "{\"==\":[%s,\"%s\"]}".formatted(variable, values.get(0))
                : "{\"in\":[%s,[%s]]}"
                        .formatted(
                                variable,
                                values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(",")));
    }

    @Override
    public Object prepare(FlatLead lead) {
        Map<String, Object> map = new HashMap<>();
        for (Attribute attribute : Attribute.values()) {
            boolean isNumber = attribute == Attribute.EMPLOYEES || attribute == Attribute.REVENUE;
            map.put(attribute.word(), isNumber ? (Object) lead.number(attribute) : lead.text(attribute));
        }
        return map;
    }

    @Override
    boolean holds(int rule, Object lead) {
        try {
            return JsonLogic.truthy(logic.apply(documents[rule], lead));
        } catch (JsonLogicException e) {
            throw new IllegalStateException(documents[rule], e);
        }
    }
}
