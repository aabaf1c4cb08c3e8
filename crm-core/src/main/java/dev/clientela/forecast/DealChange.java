package dev.clientela.forecast;

import dev.clientela.forecast.DealMovement.Kind;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;

/**
 * One deal at two instants, and why it changed the pipeline between them.
 *
 * @param before empty when there was no such deal yet
 * @param after empty when it is deleted
 */
record DealChange(Optional<PastOpportunity> before, Optional<PastOpportunity> after) {

    DealChange with(DealChange other) {
        return new DealChange(before.or(other::before), after.or(other::after));
    }

    /**
     * @param interest whether a deal, open or closed, is of those asked about
     * @param pipeline whether it is open, too
     */
    List<DealMovement> explained(Predicate<PastOpportunity> interest, Predicate<PastOpportunity> pipeline) {
        List<DealMovement> movements = new ArrayList<>();
        boolean was = before.filter(pipeline).isPresent();
        boolean is = after.filter(pipeline).isPresent();
        if (was && is) {
            stayed(before.get(), after.get(), movements);
        } else if (was) {
            movements.add(movement(left(before.get(), pipeline), amount(before).map(Money::negated)));
        } else if (is) {
            movements.add(movement(entered(after.get(), pipeline), amount(after)));
        } else if (before.isEmpty() && after.filter(interest).isPresent()) {
            passedThrough(after.get(), movements);
        }
        return movements;
    }

    private void stayed(PastOpportunity then, PastOpportunity now, List<DealMovement> movements) {
        Optional<Money> was = amount(before);
        Optional<Money> is = amount(after);
        moved(then, now)
                .ifPresent(kind -> movements.add(movement(kind, is.map(money -> Money.zero(money.getCurrencyUnit())))));
        if (was.flatMap(money -> is.map(money::isSameCurrency)).orElse(true)) {
            is.map(money -> was.map(money::minus).orElse(money))
                    .or(() -> was.map(Money::negated))
                    .filter(by -> !by.isZero())
                    .ifPresent(
                            by -> movements.add(movement(by.isPositive() ? Kind.GROWN : Kind.SHRUNK, Optional.of(by))));
        } else {
            movements.add(movement(Kind.REDENOMINATED, was.map(Money::negated)));
            movements.add(movement(Kind.REDENOMINATED, is));
        }
    }

    private Kind left(PastOpportunity then, Predicate<PastOpportunity> pipeline) {
        if (after.isEmpty()) {
            return Kind.DELETED;
        }
        PastOpportunity now = after.get();
        if (now.get(PastOpportunityFields.IS_CLOSED)) {
            return now.get(PastOpportunityFields.IS_WON) ? Kind.WON : Kind.LOST;
        }
        return crossed(then, now, then, now, pipeline);
    }

    private Kind entered(PastOpportunity now, Predicate<PastOpportunity> pipeline) {
        if (before.isEmpty()) {
            return Kind.NEW;
        }
        PastOpportunity then = before.get();
        return then.get(PastOpportunityFields.IS_CLOSED) ? Kind.REOPENED : crossed(now, then, then, now, pipeline);
    }

    /** What of the state outside keeps it there: the inner one is given that alone. */
    private static Kind crossed(
            PastOpportunity inside,
            PastOpportunity outside,
            PastOpportunity then,
            PastOpportunity now,
            Predicate<PastOpportunity> pipeline) {
        Optional<Kind> moved = moved(then, now);
        if (moved.isPresent() && !pipeline.test(changed(inside, outside, PastOpportunityFields.CLOSE_DATE))) {
            return moved.get();
        }
        boolean byOwner =
                !pipeline.test(changed(inside, outside, PastOpportunityFields.OWNER, PastOpportunityFields.TERRITORY));
        return byOwner ? Kind.REASSIGNED : Kind.RECLASSIFIED;
    }

    private static PastOpportunity changed(PastOpportunity state, PastOpportunity other, Field<?>... fields) {
        Values.Builder values = state.values().edit();
        for (Field<?> field : fields) {
            values.copy(field, other.values());
        }
        return new PastOpportunity(values.build());
    }

    private static Optional<Kind> moved(PastOpportunity then, PastOpportunity now) {
        Optional<LocalDate> was = then.find(PastOpportunityFields.CLOSE_DATE);
        Optional<LocalDate> is = now.find(PastOpportunityFields.CLOSE_DATE);
        if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
            return Optional.empty();
        }
        return Optional.of(is.get().isAfter(was.get()) ? Kind.PUSHED : Kind.PULLED_IN);
    }

    /** Opened and closed meanwhile: it came, and went. */
    private void passedThrough(PastOpportunity now, List<DealMovement> movements) {
        if (now.get(PastOpportunityFields.IS_CLOSED)) {
            movements.add(movement(Kind.NEW, amount(after)));
            movements.add(movement(
                    now.get(PastOpportunityFields.IS_WON) ? Kind.WON : Kind.LOST,
                    amount(after).map(Money::negated)));
        }
    }

    private static Optional<Money> amount(Optional<PastOpportunity> state) {
        return state.flatMap(there -> there.find(PastOpportunityFields.AMOUNT));
    }

    private DealMovement movement(Kind kind, Optional<Money> by) {
        OpportunityId deal = before.or(() -> after).orElseThrow().opportunity();
        return new DealMovement(deal, kind, by, before.map(DealState::of), after.map(DealState::of));
    }
}
