package dev.clientela.examples.benchmarks.rules;

import java.util.List;

/** Contenders that know conditions but no rule sets: a loop over them. */
abstract class OneByOne implements Contender {

    private final int[] points;

    OneByOne(List<LeadRule> rules) {
        this.points = rules.stream().mapToInt(LeadRule::points).toArray();
    }

    abstract boolean holds(int rule, Object lead);

    @Override
    public int first(Object lead) {
        for (int rule = 0; rule < points.length; rule++) {
            if (holds(rule, lead)) {
                return rule;
            }
        }
        return -1;
    }

    @Override
    public long score(Object lead) {
        long score = 0;
        for (int rule = 0; rule < points.length; rule++) {
            score += holds(rule, lead) ? points[rule] : 0;
        }
        return score;
    }
}
