package dev.clientela.examples.benchmarks.rules;

import dev.clientela.lead.Lead;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import java.util.List;
import java.util.function.Predicate;

/** The contenders by name, none of which is measured before it answers as the library's interpreter does. */
final class Contenders {

    private Contenders() {}

    static Contender of(String name, List<LeadRule> rules) {
        return switch (name) {
            case "clientela" -> ClientelaRules.read(ClientelaRules.json(rules));
            case "handWritten" -> new HandWritten(rules);
            case "drools" -> new DroolsRules(rules, false);
            case "droolsExecutable" -> new DroolsRules(rules, true);
            case "evrete" -> new EvreteRules(rules);
            case "easyRules" -> new EasyRules(rules);
            case "jexl" -> new JexlRules(rules);
            case "mvel" -> new MvelRules(rules);
            case "jsonLogic" -> new JsonLogicRules(rules);
            default -> throw new IllegalArgumentException("Nobody is called " + name);
        };
    }

    /** Asks the contender about every lead. */
    static void verify(String name, Contender contender, List<LeadRule> rules, boolean scores) {
        List<Predicate<CrmRecord<?>>> interpreted = rules.stream()
                .map(rule -> CriterionEvaluator.compile(ClientelaRules.criterion(rule), ClientelaRules.NOW.moment()))
                .toList();
        List<FlatLead> leads = Work.leads();
        for (int number = 0; number < leads.size(); number++) {
            Lead lead = ClientelaRules.lead(leads.get(number), number);
            int first = -1;
            long score = 0;
            for (int rule = rules.size() - 1; rule >= 0; rule--) {
                if (interpreted.get(rule).test(lead)) {
                    first = rule;
                    score += rules.get(rule).points();
                }
            }
            Object prepared = contender.prepare(leads.get(number));
            long answer = scores ? contender.score(prepared) : contender.first(prepared);
            long expected = scores ? score : first;
            if (answer != expected) {
                throw new IllegalStateException(
                        "%s answers %d of lead %d, and should answer %d".formatted(name, answer, number, expected));
            }
        }
    }

    /**
     * Asks until the contender gets no faster, or for so many seconds: the JVM takes its time to compile ten thousand
     * conditions, and what is written by hand or generated is not to be measured while it is interpreted.
     */
    static void warmUp(Contender contender, Object[] leads, boolean scores, int mostSeconds) {
        long end = System.nanoTime() + mostSeconds * 1_000_000_000L;
        double best = Double.MAX_VALUE;
        int noBetter = 0;
        while (noBetter < 2 && System.nanoTime() < end) {
            long start = System.nanoTime();
            long decisions = 0;
            while (System.nanoTime() - start < 1_000_000_000L) {
                for (int i = 0; i < 20; i++) {
                    Object lead = leads[(int) (decisions++ % leads.length)];
                    blackhole += scores ? contender.score(lead) : contender.first(lead);
                }
            }
            double each = (System.nanoTime() - start) / (double) decisions;
            noBetter = each < best * 0.95 ? 0 : noBetter + 1;
            best = Math.min(best, each);
        }
    }

    /** So that nothing is left out. */
    private static volatile long blackhole;
}
