package dev.clientela.intake;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a source: each of its rows is counted once, under the way it ended.
 *
 * @param recordType the name of the type of record imported
 * @param rows how many rows were read; the sum of the five counts that follow
 * @param unmappedColumns the columns that the import does not speak of, and nothing was made of
 * @param settlements the faults that were put right, in how many accepted rows
 * @param faults what was wrong, in how many rows that were not accepted
 * @param firstRefused the first rows that were rejected or ambiguous, {@value #KEPT} at most; an {@link ImportObserver} is
 *     told of every one
 * @param brokenOff why the source could not be read to its end; what came before is counted and stays
 */
public record ImportReport(
        String recordType,
        long rows,
        long created,
        long updated,
        long unchanged,
        long rejected,
        long ambiguous,
        List<String> unmappedColumns,
        List<Settlement> settlements,
        List<FaultCount> faults,
        List<RowOutcome> firstRefused,
        Optional<Violation> brokenOff) {

    /** How many of the rows that were not accepted are kept with their faults. */
    public static final int KEPT = 100;

    /** In how many rows something was wrong. */
    public record FaultCount(String column, ErrorCode code, long rows) {}

    public ImportReport {
        unmappedColumns = List.copyOf(unmappedColumns);
        settlements = List.copyOf(settlements);
        faults = List.copyOf(faults);
        firstRefused = List.copyOf(firstRefused);
    }

    /** Whether the source was read to its end and every row taken. */
    public boolean isClean() {
        return brokenOff.isEmpty() && rejected == 0 && ambiguous == 0;
    }

    /** Both together, as when one file is imported in several parts. */
    public ImportReport plus(ImportReport other) {
        LinkedHashSet<String> columns = new LinkedHashSet<>(unmappedColumns);
        columns.addAll(other.unmappedColumns);
        Map<Settlement, Long> settled = new LinkedHashMap<>();
        for (Settlement each : concatenated(settlements, other.settlements)) {
            settled.merge(new Settlement(each.column(), each.written(), each.read(), 0), each.rows(), Long::sum);
        }
        Map<FaultCount, Long> counted = new LinkedHashMap<>();
        for (FaultCount each : concatenated(faults, other.faults)) {
            counted.merge(new FaultCount(each.column(), each.code(), 0), each.rows(), Long::sum);
        }
        List<RowOutcome> refused = concatenated(firstRefused, other.firstRefused);
        return new ImportReport(
                recordType,
                rows + other.rows,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                rejected + other.rejected,
                ambiguous + other.ambiguous,
                List.copyOf(columns),
                settlements(settled),
                faultCounts(counted),
                refused.subList(0, Math.min(KEPT, refused.size())),
                brokenOff.or(other::brokenOff));
    }

    static List<Settlement> settlements(Map<Settlement, Long> counted) {
        List<Settlement> all = new ArrayList<>();
        counted.forEach((each, rows) -> all.add(new Settlement(each.column(), each.written(), each.read(), rows)));
        return all;
    }

    static List<FaultCount> faultCounts(Map<FaultCount, Long> counted) {
        List<FaultCount> all = new ArrayList<>();
        counted.forEach((each, rows) -> all.add(new FaultCount(each.column(), each.code(), rows)));
        return all;
    }

    private static <T> List<T> concatenated(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
