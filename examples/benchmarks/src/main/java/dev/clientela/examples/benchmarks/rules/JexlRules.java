package dev.clientela.examples.benchmarks.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.ObjectContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/** Apache Commons JEXL, an expression a rule, with the lead as its context. */
final class JexlRules extends OneByOne {

    private final JexlEngine engine =
            new JexlBuilder().permissions(JexlPermissions.UNRESTRICTED).create();
    private final JexlExpression[] expressions;

    JexlRules(List<LeadRule> rules) {
        super(rules);
        expressions = rules.stream()
                .map(rule -> engine.createExpression(
                        rule.questions().stream().map(JexlRules::condition).collect(Collectors.joining(" && "))))
                .toArray(JexlExpression[]::new);
    }

    private static String condition(Question question) {
        String word = question.attribute().word();
        if (question instanceof Question.Between between) {
            return "%s >= %d && %s < %d".formatted(word, between.from(), word, between.until());
        }
        List<String> values = ((Question.In) question).values();
        return values.size() == 1
                ? "%s == '%s'".formatted(word, values.get(0))
                // In braces, it is a set.
                : "%s =~ {%s}"
                        .formatted(
                                word,
                                values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", ")));
    }

    @Override
    public Object prepare(FlatLead lead) {
        return new ObjectContext<>(engine, lead);
    }

    @Override
    boolean holds(int rule, Object lead) {
        return (Boolean) expressions[rule].evaluate((ObjectContext<?>) lead);
    }
}
