package dev.clientela.record;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Figures over the records of one type: a criterion, groupings and measures. The store computes it; one row a group
 * that has records, ordered by the groups; without groupings exactly one row, even over no record. Its criteria are bounded
 * together as that of a {@link Query} is, groupings and measures by {@code report.too_large}.
 *
 * <pre>{@code
 * Report.over(Opportunity.TYPE)
 *         .groupBy(Grouping.by(OpportunityFields.STAGE))
 *         .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT))
 * }</pre>
 */
public record Report<R extends CrmRecord<R>>(
        RecordType<R> type, Criterion where, List<Grouping> groupings, List<Measure> measures) {

    /** The most groupings. */
    public static final int MAX_GROUPINGS = 16;

    /** The most measures. */
    public static final int MAX_MEASURES = 100;

    public Report {
        groupings = List.copyOf(groupings);
        measures = List.copyOf(measures);
        if (groupings.size() > MAX_GROUPINGS || measures.size() > MAX_MEASURES) {
            throw new ValidationException(List.of(new Violation(
                    groupings.size() > MAX_GROUPINGS ? "groupings" : "measures",
                    RecordErrors.REPORT_TOO_LARGE,
                    Map.of("max_groupings", MAX_GROUPINGS, "max_measures", MAX_MEASURES))));
        }
        Set<String> names = new HashSet<>();
        for (Measure measure : measures) {
            if (!names.add(measure.name())) {
                throw ValidationException.of(measure.name(), RecordErrors.REPEATED);
            }
        }
        CriterionSize.requireBounded(criteria(where, measures));
        CriterionFields.requireOver(type.name(), where);
        measures.forEach(measure -> requireOver(type.name(), measure));
        for (Grouping grouping : groupings) {
            if (!grouping.recordType().equals(type.name())) {
                throw ValidationException.of(grouping.field().toString(), RecordErrors.BAD_REPORT);
            }
        }
    }

    private static List<Criterion> criteria(Criterion where, List<Measure> measures) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(where);
        for (Measure measure : measures) {
            if (measure instanceof Measure.Count count) {
                criteria.add(count.where());
            } else if (measure instanceof Measure.Ratio ratio) {
                criteria.add(ratio.part());
                criteria.add(ratio.whole());
            } else if (measure instanceof Measure.Aggregate aggregate) {
                criteria.add(aggregate.where());
            }
        }
        return criteria;
    }

    private static void requireOver(String recordType, Measure measure) {
        if (measure instanceof Measure.Count count) {
            CriterionFields.requireOver(recordType, count.where());
        } else if (measure instanceof Measure.Ratio ratio) {
            CriterionFields.requireOver(recordType, ratio.part());
            CriterionFields.requireOver(recordType, ratio.whole());
        } else if (measure instanceof Measure.Aggregate aggregate) {
            CriterionFields.requireOver(recordType, aggregate.where());
            if (!aggregate.field().recordType().equals(recordType)) {
                throw ValidationException.of(aggregate.field().toString(), RecordErrors.BAD_REPORT);
            }
        }
    }

    public static <R extends CrmRecord<R>> Report<R> over(RecordType<R> type) {
        return new Report<>(type, Criterion.always(), List.of(), List.of());
    }

    public Report<R> where(Criterion criterion) {
        return new Report<>(type, where.and(criterion), groupings, measures);
    }

    public Report<R> groupBy(Grouping... more) {
        List<Grouping> all = new ArrayList<>(groupings);
        all.addAll(List.of(more));
        return new Report<>(type, where, all, measures);
    }

    public Report<R> measure(Measure... more) {
        List<Measure> all = new ArrayList<>(measures);
        all.addAll(List.of(more));
        return new Report<>(type, where, groupings, all);
    }
}
