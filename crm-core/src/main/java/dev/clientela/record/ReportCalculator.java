package dev.clientela.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reference meaning of a report: computes it over records in memory, each looked at once and then let go. What it
 * keeps grows with the number of groups, not of records. Every store's reports are held against it.
 */
public final class ReportCalculator {

    private final Predicate<CrmRecord<?>> where;
    private final List<GroupKeys> groupings;
    private final List<Grouping> orders;
    private final List<Measure> measures;
    private final List<Supplier<Figure>> newFigures;
    private final Map<List<@Nullable Object>, List<Figure>> groups = new HashMap<>();

    private ReportCalculator(
            Report<?> report, Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        where = CriterionEvaluator.compile(report.where(), moment, lookup);
        groupings = report.groupings().stream()
                .map(grouping -> new GroupKeys(grouping, moment, lookup))
                .toList();
        orders = report.groupings();
        measures = report.measures();
        newFigures = measures.stream()
                .map(measure -> Figure.of(measure, moment, lookup))
                .toList();
        if (groupings.isEmpty()) {
            groups.put(List.of(), figures());
        }
    }

    /**
     * Computes the report.
     *
     * @param records of the report's type; those that its criterion does not hold for are passed over
     * @param lookup finds the records that references point to, among those the question is asked over
     */
    public static ReportResult calculate(
            Report<?> report,
            Iterable<? extends CrmRecord<?>> records,
            Moment moment,
            Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        ReportCalculator calculator = new ReportCalculator(report, moment, lookup);
        records.forEach(calculator::add);
        return calculator.result();
    }

    private void add(CrmRecord<?> record) {
        if (where.test(record)) {
            List<@Nullable Object> group = new ArrayList<>(groupings.size());
            addToGroups(record, group);
        }
    }

    /** Goes through every combination of the record's keys, one grouping after the other. */
    private void addToGroups(CrmRecord<?> record, List<@Nullable Object> begun) {
        if (begun.size() == groupings.size()) {
            List<Figure> figures = groups.get(begun);
            if (figures == null) {
                figures = figures();
                groups.put(new ArrayList<>(begun), figures);
            }
            figures.forEach(figure -> figure.add(record));
            return;
        }
        for (@Nullable Object key : groupings.get(begun.size()).of(record)) {
            begun.add(key);
            addToGroups(record, begun);
            begun.remove(begun.size() - 1);
        }
    }

    private List<Figure> figures() {
        return newFigures.stream().map(Supplier::get).toList();
    }

    private ReportResult result() {
        return new ReportResult(groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(this::compareGroups))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList());
    }

    private int compareGroups(List<@Nullable Object> a, List<@Nullable Object> b) {
        for (int i = 0; i < orders.size(); i++) {
            int byKey = orders.get(i).compare(a.get(i), b.get(i));
            if (byKey != 0) {
                return byKey;
            }
        }
        return 0;
    }

    private ReportResult.Row row(List<@Nullable Object> group, List<Figure> figures) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            @Nullable Object value = figures.get(i).value();
            if (value != null) {
                byName.put(measures.get(i).name(), value);
            }
        }
        return new ReportResult.Row(group, byName);
    }
}
