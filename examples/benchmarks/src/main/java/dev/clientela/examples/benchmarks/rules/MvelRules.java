package dev.clientela.examples.benchmarks.rules;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mvel2.MVEL;
import org.mvel2.integration.VariableResolverFactory;
import org.mvel2.integration.impl.MapVariableResolverFactory;

/** MVEL, a compiled expression a rule, with the lead as its context and sets of values as variables. */
final class MvelRules extends OneByOne {

    private final Map<String, Set<String>> sets = new HashMap<>();
    private final VariableResolverFactory variables = new MapVariableResolverFactory(sets);
    private final Serializable[] expressions;

    MvelRules(List<LeadRule> rules) {
        super(rules);
        expressions = rules.stream()
                .map(rule -> MVEL.compileExpression(
                        rule.questions().stream().map(this::condition).collect(Collectors.joining(" && "))))
                .toArray(Serializable[]::new);
    }

    private String condition(Question question) {
        String word = question.attribute().word();
        if (question instanceof Question.Between between) {
            return "%s >= %dL && %s < %dL".formatted(word, between.from(), word, between.until());
        }
        List<String> values = ((Question.In) question).values();
        if (values.size() == 1) {
            return "%s == \"%s\"".formatted(word, values.get(0));
        }
        String set = "set" + sets.size();
        sets.put(set, Set.copyOf(values));
        return "%s.contains(%s)".formatted(set, word);
    }

    @Override
    boolean holds(int rule, Object lead) {
        return (Boolean) MVEL.executeExpression(expressions[rule], lead, variables);
    }
}
