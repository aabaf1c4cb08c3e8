package dev.clientela.forecast;

import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A deal as it stood from one instant until another, when it was changed or deleted: written in the transaction of that
 * change, never changed itself. With the deals that have not been changed since, these tell how the pipeline stood at any
 * time, by one question to the database.
 *
 * <p>It keeps no name, text or custom field: forecasts do not look at them, and what is said of a person in a deal so
 * needs to be erased in the deal and its events alone. Of whom it was is told by the ids of deal and account.
 */
public final class PastOpportunity extends CrmRecord<PastOpportunity> {

    public static final RecordType<PastOpportunity> TYPE = PastOpportunityFields.TYPE;

    /** Which fields of deals are kept, and where. */
    static final Map<Field<?>, Field<?>> KEPT = kept();

    PastOpportunity(Values values) {
        super(values);
    }

    private static Map<Field<?>, Field<?>> kept() {
        Map<Field<?>, Field<?>> kept = new LinkedHashMap<>();
        kept.put(OpportunityFields.ID, PastOpportunityFields.OPPORTUNITY);
        List<Field<?>> fields = TYPE.fields();
        int firstOfItsOwn = fields.indexOf(PastOpportunityFields.OPPORTUNITY);
        for (Field<?> field : fields.subList(firstOfItsOwn, fields.size())) {
            Opportunity.TYPE.field(field.name()).ifPresent(same -> kept.put(same, field));
        }
        return Map.copyOf(kept);
    }

    /** The state of the deal that ends at this instant, without an id. */
    static Values.Builder of(Opportunity deal, Instant until) {
        Values.Builder values = TYPE.noValues().edit();
        KEPT.forEach((field, kept) -> copy(deal, field, kept, values));
        return values.set(PastOpportunityFields.VALID_FROM, deal.modifiedAt())
                .set(PastOpportunityFields.VALID_UNTIL, until);
    }

    /** The state that the deal is in, which has not ended. */
    static PastOpportunity standing(Opportunity deal) {
        return new PastOpportunity(of(deal, Instant.MAX).build());
    }

    @SuppressWarnings("unchecked") // both are of one kind and hold the same values
    private static <T> void copy(Opportunity deal, Field<T> field, Field<?> kept, Values.Builder values) {
        values.set((Field<T>) kept, deal.values().get(field));
    }

    @Override
    public RecordType<PastOpportunity> type() {
        return TYPE;
    }

    @Override
    public PastOpportunityId id() {
        return get(PastOpportunityFields.ID);
    }

    public OpportunityId opportunity() {
        return get(PastOpportunityFields.OPPORTUNITY);
    }

    public Instant validFrom() {
        return get(PastOpportunityFields.VALID_FROM);
    }

    public Instant validUntil() {
        return get(PastOpportunityFields.VALID_UNTIL);
    }

    /** Holds for the states that stood at this instant, of deals that have changed since. */
    static Criterion standingAt(Instant time) {
        return PastOpportunityFields.VALID_FROM.isAtMost(time).and(PastOpportunityFields.VALID_UNTIL.isMoreThan(time));
    }
}
