package dev.clientela.intake;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts how rows end while an import runs. What it holds does not grow with the number of rows. */
final class Tally {

    private final Map<RowOutcome.Kind, Long> kinds = new EnumMap<>(RowOutcome.Kind.class);
    private final Map<Settlement, Long> settlements = new LinkedHashMap<>();
    private final Map<ImportReport.FaultCount, Long> faults = new LinkedHashMap<>();
    private final List<RowOutcome> refused = new ArrayList<>();
    private Optional<Violation> brokenOff = Optional.empty();

    void count(Draft draft, RowOutcome outcome) {
        kinds.merge(outcome.kind(), 1L, Long::sum);
        if (outcome.isAccepted()) {
            draft.settlements().forEach(settlement -> settlements.merge(settlement, 1L, Long::sum));
            return;
        }
        Set<ImportReport.FaultCount> distinct = new HashSet<>();
        for (RowFault fault : outcome.faults()) {
            distinct.add(new ImportReport.FaultCount(
                    fault.column(), fault.violation().code(), 1));
        }
        distinct.forEach(fault -> faults.merge(fault, 1L, Long::sum));
        if (refused.size() < ImportReport.KEPT) {
            refused.add(outcome);
        }
    }

    void breakOff(Violation violation) {
        brokenOff = Optional.of(violation);
    }

    ImportReport report(String recordType, List<String> unmappedColumns) {
        return new ImportReport(
                recordType,
                kinds.values().stream().mapToLong(Long::longValue).sum(),
                rows(RowOutcome.Kind.CREATED),
                rows(RowOutcome.Kind.UPDATED),
                rows(RowOutcome.Kind.UNCHANGED),
                rows(RowOutcome.Kind.REJECTED),
                rows(RowOutcome.Kind.AMBIGUOUS),
                unmappedColumns,
                ImportReport.settlements(settlements),
                ImportReport.faultCounts(faults),
                refused,
                brokenOff);
    }

    private long rows(RowOutcome.Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }
}
