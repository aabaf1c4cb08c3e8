package dev.clientela.examples.benchmarks.rules;

import java.util.List;

/** Where engines that call back put what fired. */
public final class Hits {

    private final int[] points;
    private int first;
    private long score;

    Hits(List<LeadRule> rules) {
        this.points = rules.stream().mapToInt(LeadRule::points).toArray();
        clear();
    }

    void clear() {
        first = Integer.MAX_VALUE;
        score = 0;
    }

    /** The rule of that number holds. */
    public void add(int rule) {
        first = Math.min(first, rule);
        score += points[rule];
    }

    int first() {
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    long score() {
        return score;
    }
}
