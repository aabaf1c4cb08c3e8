package dev.clientela.record;

import dev.clientela.error.ValidationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Figures over the records of one type: a criterion, groupings and measures. The store computes it; one row a group
 * that has records, ordered by the groups; without groupings exactly one row, even over no record.
 *
 * <pre>{@code
 * Report.over(Opportunity.TYPE)
 *         .groupBy(Grouping.by(OpportunityFields.STAGE))
 *         .measure(Measure.count(), Measure.sum(OpportunityFields.AMOUNT))
 * }</pre>
 */
public record Report<R extends CrmRecord<R>>(
        RecordType<R> type, Criterion where, List<Grouping> groupings, List<Measure> measures) {

    public Report {
        groupings = List.copyOf(groupings);
        measures = List.copyOf(measures);
        Set<String> names = new HashSet<>();
        for (Measure measure : measures) {
            if (!names.add(measure.name())) {
                throw ValidationException.of(measure.name(), RecordErrors.REPEATED);
            }
        }
        CriterionFields.requireOver(type.name(), where);
        measures.forEach(measure -> requireOver(type.name(), measure));
        for (Grouping grouping : groupings) {
            if (!grouping.recordType().equals(type.name())) {
                throw ValidationException.of(grouping.field().toString(), RecordErrors.BAD_REPORT);
            }
        }
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
