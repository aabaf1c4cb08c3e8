package dev.clientela.approval;

import dev.clientela.record.Criterion;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What of a kind of record is approved: its commercial facts, in fields of its own and of its lines. While an approval is
 * pending they are frozen, and an approval is worth something as long as they stay. Immutable; each concept describes its
 * own and gives it to {@code CrmBuilder.approvalSubjects}.
 *
 * <pre>{@code
 * ApprovalSubject.of(Opportunity.TYPE)
 *         .freezing(OpportunityFields.AMOUNT, OpportunityFields.CURRENCY)
 *         .lines(ApprovalSubject.Lines.of(OpportunityLine.TYPE, OpportunityLineFields.OPPORTUNITY, …).priced(…))
 *         .demandedBefore(OpportunityFields.IS_WON.is(true))
 * }</pre>
 *
 * @param frozen fields of the record itself
 * @param lines records that are part of it
 * @param demanded what no record comes to be that a process wants approved, before it is; never anything, when absent
 * @param afterwards what the concept itself does when a request has ended, in the same transaction, before the process's own
 *     actions
 */
public record ApprovalSubject(
        RecordType<?> type,
        List<Field<?>> frozen,
        List<Lines> lines,
        Optional<Criterion> demanded,
        Optional<ApprovalAction> afterwards) {

    public ApprovalSubject {
        frozen = List.copyOf(frozen);
        lines = List.copyOf(lines);
        requireOf(type, frozen);
    }

    /** Nothing is frozen yet. */
    public static ApprovalSubject of(RecordType<?> type) {
        return new ApprovalSubject(type, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** All of a record that anybody may write: for types that nobody has described. */
    static ApprovalSubject whole(RecordType<?> type) {
        return of(type).freezing(type.fields().stream()
                .filter(field -> !field.has(Trait.READ_ONLY))
                .filter(field -> !field.equals(type.system().tags())
                        && !field.equals(type.system().externalId()))
                .toArray(Field<?>[]::new));
    }

    public ApprovalSubject freezing(Field<?>... fields) {
        return new ApprovalSubject(type, List.of(fields), lines, demanded, afterwards);
    }

    /** Adds lines of a kind. */
    public ApprovalSubject lines(Lines more) {
        List<Lines> all = new ArrayList<>(lines);
        all.add(more);
        return new ApprovalSubject(type, frozen, all, demanded, afterwards);
    }

    /**
     * A record that a process wants approved does not come to be so before it is approved, whatever changes it: an act,
     * an edit, an import, a rule, a conversion.
     */
    public ApprovalSubject demandedBefore(Criterion criterion) {
        return new ApprovalSubject(type, frozen, lines, Optional.of(criterion), afterwards);
    }

    /** When a request has ended, however it did, the concept does this. */
    public ApprovalSubject followedBy(ApprovalAction action) {
        return new ApprovalSubject(type, frozen, lines, demanded, Optional.of(action));
    }

    private static void requireOf(RecordType<?> type, List<Field<?>> fields) {
        for (Field<?> field : fields) {
            if (!field.recordType().equals(type.name())) {
                throw new IllegalArgumentException(field + " is no field of a " + type);
            }
        }
    }

    /**
     * Records that are part of another.
     *
     * @param of their field that says of which
     * @param frozen their commercial facts
     * @param priced how they tell what they are sold for, where they do
     */
    public record Lines(RecordType<?> type, ReferenceField<?> of, List<Field<?>> frozen, Optional<Priced> priced) {

        public Lines {
            frozen = List.copyOf(frozen);
            requireOf(type, frozen);
            requireOf(type, List.of(of));
        }

        public static Lines of(RecordType<?> type, ReferenceField<?> of, Field<?>... frozen) {
            return new Lines(type, of, List.of(frozen), Optional.empty());
        }

        public Lines priced(Priced how) {
            return new Lines(type, of, frozen, Optional.of(how));
        }

        Criterion belongingTo(UUID record) {
            return is(of, record);
        }

        private static <I extends RecordId> Criterion is(ReferenceField<I> field, UUID id) {
            return field.is(field.idOf(id));
        }
    }

    /**
     * Which fields of a line tell what is sold, at which list price, how much of it, and for how much in all.
     *
     * @param product what lines are of one product
     */
    public record Priced(ReferenceField<?> product, PriceField listPrice, DecimalField quantity, MoneyField total) {}
}
