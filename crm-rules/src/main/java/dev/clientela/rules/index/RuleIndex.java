package dev.clientela.rules.index;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which of many conditions hold for one record. Each answer is the one that {@link
 * dev.clientela.record.CriterionEvaluator} gives for each condition by itself, but a decision costs what matches, not
 * what exists: fields are looked up by hash, halving and longest beginning, and rules are excluded 64 at a time.
 *
 * <p>No bytes are allocated for a decision, apart from what cannot be had without: the lookup of a record that is
 * referred to, the keys of elements that are not tags, the keys of texts in other than Latin letters where case and
 * accents do not count; and, once a day and zone, the bounds of periods. Immutable and thread-safe.
 */
public final class RuleIndex {

    private final int size;
    private final Facet[] facets;
    private final Rows[] rows;

    /** For each block of rules the numbers of the axes that exclude some of them. */
    private final int[][] axes;

    /** For each block of rules the numbers of the marks that exclude some of them. */
    private final int[][] marks;

    /** The rules that hold for any record at all. */
    private final long[] possible;

    /** For each rule what is left to ask once no facet excludes it. */
    private final @Nullable Clause[] rest;

    private final Readings readings;

    RuleIndex(Facets facets, List<Rows> rows, int[][] axes, int[][] marks, long[] possible, @Nullable Clause[] rest) {
        this.size = rest.length;
        this.facets = facets.all().toArray(Facet[]::new);
        this.rows = rows.toArray(Rows[]::new);
        this.axes = axes;
        this.marks = marks;
        this.possible = possible;
        this.rest = rest;
        int texts = facets.texts();
        this.readings = new Readings(() -> new Reading(this.facets.length, texts));
    }

    /**
     * Compiles the conditions, which are known by their place in the list from then on.
     *
     * @throws IllegalArgumentException if a condition reads a field of another record type
     */
    public static RuleIndex of(RecordType<?> type, List<Condition> conditions) {
        return of(type.name(), conditions);
    }

    static RuleIndex of(String recordType, List<Condition> conditions) {
        return Compilation.compile(recordType, conditions);
    }

    /** How many conditions there are. */
    public int size() {
        return size;
    }

    /** The lowest place of a condition that holds, or -1. */
    public int first(CrmRecord<?> record, Situation situation) {
        Reading reading = readings.borrow();
        try {
            reading.begin(record, situation);
            return next(reading);
        } finally {
            giveBack(reading);
        }
    }

    /** Gives the consumer the place of each condition that holds, in ascending order. */
    public void forEach(CrmRecord<?> record, Situation situation, IntConsumer consumer) {
        Reading reading = readings.borrow();
        try {
            reading.begin(record, situation);
            for (int rule = next(reading); rule >= 0; rule = next(reading)) {
                consumer.accept(rule);
            }
        } finally {
            giveBack(reading);
        }
    }

    /** How many conditions hold. */
    public long count(CrmRecord<?> record, Situation situation) {
        Reading reading = readings.borrow();
        try {
            reading.begin(record, situation);
            long count = 0;
            while (next(reading) >= 0) {
                count++;
            }
            return count;
        } finally {
            giveBack(reading);
        }
    }

    /** The sum of the weights of the conditions that hold. */
    public long sum(CrmRecord<?> record, Situation situation, long[] weights) {
        Reading reading = readings.borrow();
        try {
            reading.begin(record, situation);
            long sum = 0;
            for (int rule = next(reading); rule >= 0; rule = next(reading)) {
                sum += weights[rule];
            }
            return sum;
        } finally {
            giveBack(reading);
        }
    }

    /** How many conditions no facet excludes, whether they hold or not. */
    long countOpen(CrmRecord<?> record, Situation situation) {
        Reading reading = readings.borrow();
        try {
            reading.begin(record, situation);
            long count = 0;
            while (nextOpen(reading) >= 0) {
                count++;
            }
            return count;
        } finally {
            giveBack(reading);
        }
    }

    private void giveBack(Reading reading) {
        reading.end();
        readings.giveBack(reading);
    }

    /** The next rule that holds, or -1. */
    private int next(Reading reading) {
        int rule = nextOpen(reading);
        while (rule >= 0 && !holds(rule, reading)) {
            rule = nextOpen(reading);
        }
        return rule;
    }

    /** The next rule that no facet excludes, or -1. */
    private int nextOpen(Reading reading) {
        int rule = reading.takeFirst();
        while (rule < 0 && reading.block() + 1 < axes.length) {
            long[] open = reading.openBlock(reading.block() + 1);
            rule = narrow(reading.block(), reading, open) ? reading.takeFirst() : -1;
        }
        return rule;
    }

    /** Leaves open the rules of the block that no facet excludes; false when there is none. */
    private boolean narrow(int block, Reading reading, long[] open) {
        if (!narrowByAxes(block, reading, open)) {
            return false;
        }
        for (int number : marks[block]) {
            if (!((Marks) facets[number]).narrow(reading, rows[number], block, open)) {
                return false;
            }
        }
        return true;
    }

    /** The words of a block are held in variables, not in an array: most of a decision's time goes by here. */
    private boolean narrowByAxes(int block, Reading reading, long[] open) {
        int at = block * Rows.WORDS;
        long a = possible[at];
        long b = possible[at + 1];
        long c = possible[at + 2];
        long d = possible[at + 3];
        long e = possible[at + 4];
        long f = possible[at + 5];
        long g = possible[at + 6];
        long h = possible[at + 7];
        for (int number : axes[block]) {
            Rows ofAxis = rows[number];
            int start = ofAxis.start(reading.place(number, facets), block);
            long[] words = ofAxis.words();
            a &= words[start];
            b &= words[start + 1];
            c &= words[start + 2];
            d &= words[start + 3];
            e &= words[start + 4];
            f &= words[start + 5];
            g &= words[start + 6];
            h &= words[start + 7];
            if ((a | b | c | d | e | f | g | h) == 0) {
                return false;
            }
        }
        open[0] = a;
        open[1] = b;
        open[2] = c;
        open[3] = d;
        open[4] = e;
        open[5] = f;
        open[6] = g;
        open[7] = h;
        return true;
    }

    private boolean holds(int rule, Reading reading) {
        @Nullable Clause asked = rest[rule];
        return asked == null || asked.holds(reading);
    }
}
