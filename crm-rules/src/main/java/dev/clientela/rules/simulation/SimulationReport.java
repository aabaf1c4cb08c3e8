package dev.clientela.rules.simulation;

import dev.clientela.record.RecordRef;
import dev.clientela.rules.Explanation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate would change.
 *
 * @param inForce the rules that were compared with
 * @param candidate the rules tried
 * @param asked how many records were asked about
 * @param complete whether these were all that the question was over; false when the limit was reached
 * @param changed of how many the two say different things
 * @param changes what becomes what, the most frequent first
 * @param otherChanges how many more changed in ways that are too many to tell apart
 * @param numbers how much numbers move, where both sides come to numbers
 * @param examples the first few records that would change, with the reason on both sides
 */
public record SimulationReport(
        Version inForce,
        Version candidate,
        long asked,
        boolean complete,
        long changed,
        List<Change> changes,
        long otherChanges,
        Optional<Numbers> numbers,
        List<Example> examples) {

    public SimulationReport {
        changes = List.copyOf(changes);
        examples = List.copyOf(examples);
    }

    /** Which rules. */
    public record Version(String ruleSet, int version) {}

    /** So many records of which this was said would be told that. */
    public record Change(Said from, Said to, long count) {}

    /**
     * How numbers such as scores move.
     *
     * @param raised how many records would have more
     * @param lowered how many would have less
     * @param greatestRise by how much at most; 0 when none is raised
     * @param greatestFall by how much at most, as a positive number; 0 when none is lowered
     * @param sum of all differences, those of falls negative
     */
    public record Numbers(
            long raised, long lowered, BigDecimal greatestRise, BigDecimal greatestFall, BigDecimal sum) {}

    /** A record that would change. */
    public record Example(RecordRef record, Side before, Side after) {}

    /**
     * What one side says of it, and why.
     *
     * @param explanation empty when the rules could not decide
     */
    public record Side(Said said, Optional<Explanation> explanation) {}
}
