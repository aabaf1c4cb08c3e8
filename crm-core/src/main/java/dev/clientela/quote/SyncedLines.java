package dev.clientela.quote;

import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.command.ValidationRule;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Watches every save of lines of deals: while an offer is synchronised with its deal, what the lines sell is changed on the
 * offer alone, whatever else would change it, so that the two never differ. Thread-safe.
 */
public final class SyncedLines implements SaveRules, ValidationRule {

    /** What an offer says about a line; the rest, such as the date of service, stays the deal's own. */
    static final List<Field<?>> BOUND = List.of(
            OpportunityLineFields.QUANTITY,
            OpportunityLineFields.UNIT_PRICE,
            OpportunityLineFields.DISCOUNT_PERCENT,
            OpportunityLineFields.DISCOUNT_AMOUNT,
            OpportunityLineFields.TOTAL,
            OpportunityLineFields.DESCRIPTION);

    /** What is known within one transaction: whose lines an offer is just writing, and which deals no offer leads. */
    private static final class Known {
        private final Set<OpportunityId> pushed = new HashSet<>();
        private final Set<OpportunityId> free = new HashSet<>();

        static Known of(Execution execution) {
            return execution.memory(Known.class, Known::new);
        }
    }

    /** Does what an offer that leads a deal does to its lines. */
    static <T> T pushing(Execution execution, OpportunityId deal, Supplier<T> work) {
        Known known = Known.of(execution);
        known.free.remove(deal);
        boolean outermost = known.pushed.add(deal);
        try {
            return work.get();
        } finally {
            if (outermost) {
                known.pushed.remove(deal);
            }
        }
    }

    /** The offer whose lines are the deal's, whoever may see it. */
    static Optional<Quote> leading(Execution execution, OpportunityId deal) {
        return execution
                .unit()
                .records(Quote.TYPE)
                .query(Query.of(Quote.TYPE)
                        .where(QuoteFields.OPPORTUNITY.is(deal).and(QuoteFields.SYNCED.isTrue()))
                        .pageOf(1))
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return type.equals(OpportunityLine.TYPE);
    }

    /** Whether an offer leads can only be told with the records around it. */
    @Override
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after) {
        throw new UnsupportedOperationException("The offers of the deal are asked of the execution");
    }

    @Override
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after, Execution execution) {
        if (after instanceof OpportunityLine line
                && before.map(earlier -> isChanged(earlier, after)).orElse(true)) {
            requireFree(line, execution);
        }
        return List.of();
    }

    private static boolean isChanged(CrmRecord<?> before, CrmRecord<?> after) {
        return BOUND.stream()
                .anyMatch(field -> !Objects.equals(
                        before.values().get(field), after.values().get(field)));
    }

    @Override
    public void deleted(CrmRecord<?> last, EventEnvelope event, Execution execution) {
        if (last instanceof OpportunityLine line) {
            requireFree(line, execution);
        }
    }

    private static void requireFree(OpportunityLine line, Execution execution) {
        OpportunityId deal = line.opportunity();
        Known known = Known.of(execution);
        if (known.pushed.contains(deal) || known.free.contains(deal)) {
            return;
        }
        leading(execution, deal).ifPresent(quote -> {
            throw new RefusedException(
                    QuoteErrors.LINES_SYNCHRONISED,
                    Map.of(
                            "quote", quote.id(),
                            "offer", quote.number().orElseGet(quote::name),
                            "deal", deal,
                            "line", line.id()));
        });
        known.free.add(deal);
    }
}
