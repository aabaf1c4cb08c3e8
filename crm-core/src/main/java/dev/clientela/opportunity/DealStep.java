package dev.clientela.opportunity;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A deal right after its amount, probability, stage or planned close changed, beside the amount and close it had before.
 *
 * @param probability in percent
 * @param actor who changed it, such as {@code user:ada}
 */
public record DealStep(
        Instant at,
        String actor,
        String stage,
        int probability,
        Optional<Money> amount,
        Optional<LocalDate> plannedClose,
        Optional<Money> previousAmount,
        Optional<LocalDate> previousClose) {

    private static final List<Field<?>> WATCHED = List.of(
            OpportunityFields.AMOUNT,
            OpportunityFields.PROBABILITY,
            OpportunityFields.STAGE,
            OpportunityFields.PLANNED_CLOSE);

    static List<DealStep> of(List<EventEnvelope> history) {
        List<DealStep> steps = new ArrayList<>();
        Opportunity before = new Opportunity(Opportunity.TYPE.noValues());
        for (EventEnvelope event : history) {
            Values values = event.changes().applyTo(before.values());
            Opportunity after = new Opportunity(values);
            if (before.values().differences(values).stream().anyMatch(WATCHED::contains)) {
                steps.add(new DealStep(
                        event.time(),
                        event.actor(),
                        after.stage(),
                        after.probability(),
                        after.amount(),
                        after.plannedClose(),
                        before.amount(),
                        before.plannedClose()));
            }
            before = after;
        }
        return List.copyOf(steps);
    }
}
