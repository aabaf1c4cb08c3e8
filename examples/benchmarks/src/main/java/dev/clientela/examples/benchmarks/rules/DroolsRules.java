package dev.clientela.examples.benchmarks.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools, in its classic form or by its executable model. One session for all decisions, into which the lead is put and
 * from which it is taken again; salience is the order of the rules, and the first to fire ends a decision.
 */
final class DroolsRules implements Contender {

    private final KieSession session;
    private final Hits hits;

    DroolsRules(List<LeadRule> rules, boolean executableModel) {
        KieHelper helper = new KieHelper().addContent(document(rules), ResourceType.DRL);
        KieBase base = executableModel ? helper.build(ExecutableModelProject.class) : helper.build();
        session = base.newKieSession();
        hits = new Hits(rules);
        session.setGlobal("hits", hits);
    }

    static String document(List<LeadRule> rules) {
        StringBuilder text = new StringBuilder("package rules\n");
        text.append("import ").append(FlatLead.class.getName()).append('\n');
        text.append("global ").append(Hits.class.getName()).append(" hits\n");
        for (LeadRule rule : rules) {
            String conditions =
                    rule.questions().stream().map(DroolsRules::condition).collect(Collectors.joining(", "));
            text.append("rule \"r%d\" salience %d when FlatLead(%s) then hits.add(%d); end%n"
                    .formatted(rule.number(), -rule.number(), conditions, rule.number()));
        }
        return text.toString();
    }

    private static String condition(Question question) {
        String word = question.attribute().word();
        if (question instanceof Question.Between between) {
            return "%s >= %dL, %s < %dL".formatted(word, between.from(), word, between.until());
        }
        List<String> values = ((Question.In) question).values();
        return values.size() == 1
                ? "%s == \"%s\"".formatted(word, values.get(0))
                : "%s in (%s)"
                        .formatted(
                                word,
                                values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", ")));
    }

    @Override
    public int first(Object lead) {
        fire(lead, 1);
        return hits.first();
    }

    @Override
    public long score(Object lead) {
        fire(lead, -1);
        return hits.score();
    }

    private void fire(Object lead, int most) {
        hits.clear();
        FactHandle handle = session.insert(lead);
        session.fireAllRules(most);
        session.delete(handle);
    }

    @Override
    public void close() {
        session.dispose();
    }
}
