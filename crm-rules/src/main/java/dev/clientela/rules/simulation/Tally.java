package dev.clientela.rules.simulation;

import dev.clientela.rules.simulation.SimulationReport.Change;
import dev.clientela.rules.simulation.SimulationReport.Numbers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what would change; in bounded room. Not thread-safe. */
final class Tally {

    /** The most ways to change that are told apart. */
    static final int MOST_KINDS = 1_000;

    private record Step(Said from, Said to) {}

    private final Map<Step, Long> steps = new LinkedHashMap<>();
    private long changed;
    private long others;
    private @Nullable Numbers numbers;

    /** @return whether the two differ */
    boolean add(Said from, Said to) {
        from.number().ifPresent(before -> to.number().ifPresent(after -> moved(after.subtract(before))));
        if (from.equals(to)) {
            return false;
        }
        changed++;
        Step step = new Step(from, to);
        if (!from.outcomes().isEmpty() && !to.outcomes().isEmpty()) {
            step = new Step(from.withoutNumber(), to.withoutNumber());
        }
        if (steps.containsKey(step) || steps.size() < MOST_KINDS) {
            steps.merge(step, 1L, Long::sum);
        } else {
            others++;
        }
        return true;
    }

    private void moved(BigDecimal by) {
        Numbers so = numbers == null ? new Numbers(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO) : numbers;
        numbers = new Numbers(
                so.raised() + (by.signum() > 0 ? 1 : 0),
                so.lowered() + (by.signum() < 0 ? 1 : 0),
                so.greatestRise().max(by),
                so.greatestFall().max(by.negate()),
                so.sum().add(by));
    }

    long changed() {
        return changed;
    }

    long others() {
        return others;
    }

    Optional<Numbers> numbers() {
        return Optional.ofNullable(numbers);
    }

    /** The most frequent first; of those as frequent the one that came first. */
    List<Change> changes() {
        return steps.entrySet().stream()
                .map(step -> new Change(step.getKey().from(), step.getKey().to(), step.getValue()))
                .sorted(Comparator.comparingLong(Change::count).reversed())
                .toList();
    }
}
