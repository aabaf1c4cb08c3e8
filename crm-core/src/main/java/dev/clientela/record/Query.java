package dev.clientela.record;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records, in which order, from where on: a criterion, an order that ends with the id so that it is total, and a
 * page by keyset. While others write, no record that stays in place is skipped or shown twice. Criterion and order are
 * over fields of the record type; others are an {@link IllegalArgumentException}. Both are bounded, on every store alike:
 * {@code criterion.too_large}, {@code criterion.too_many_values} at the field of the longest list, {@code
 * query.too_many_orders}.
 *
 * <pre>{@code
 * Query.of(Lead.TYPE).where(LeadFields.COUNTRY.in("AR", "ES")).orderBy(LeadFields.COMPANY.ascending()).pageOf(50)
 * }</pre>
 */
public record Query<R extends CrmRecord<R>>(
        RecordType<R> type, Criterion where, List<Sort> order, int pageSize, Optional<Cursor> after) {

    /** The greatest number of records on a page. */
    public static final int MAX_PAGE_SIZE = 10_000;

    /** The most criteria within each other. */
    public static final int MAX_DEPTH = 60;

    /** The most conditions of a criterion, those that join or negate others included; of a report, of all its criteria. */
    public static final int MAX_CONDITIONS = 1_000;

    /** The most values and keys in the lists of a criterion together; of a report, of all its criteria. */
    public static final int MAX_VALUES = 20_000;

    /** The most steps of an order. */
    public static final int MAX_ORDERS = 16;

    private static final int USUAL_PAGE_SIZE = 100;

    public Query {
        order = List.copyOf(order);
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new ValidationException(
                    List.of(Violation.of("pageSize", RecordErrors.PAGE_SIZE, "max", MAX_PAGE_SIZE)));
        }
        if (order.size() > MAX_ORDERS) {
            throw new ValidationException(
                    List.of(Violation.of("order", RecordErrors.TOO_MANY_ORDERS, "max", MAX_ORDERS)));
        }
        CriterionSize.requireBounded(List.of(where));
        CriterionFields.requireOver(type.name(), where);
        for (Sort sort : order) {
            if (!sort.field().recordType().equals(type.name())) {
                throw new IllegalArgumentException(sort.field() + " is no field of a " + type);
            }
        }
    }

    /** Every record, oldest first, 100 a page. */
    public static <R extends CrmRecord<R>> Query<R> of(RecordType<R> type) {
        return new Query<>(type, Criterion.always(), List.of(), USUAL_PAGE_SIZE, Optional.empty());
    }

    /** Only those for which the criterion holds too. */
    public Query<R> where(Criterion criterion) {
        return new Query<>(type, where.and(criterion), order, pageSize, after);
    }

    /** In this order; equal ones by id, in the direction of the last step. */
    public Query<R> orderBy(Sort first, Sort... others) {
        List<Sort> steps = new ArrayList<>();
        steps.add(first);
        steps.addAll(List.of(others));
        return new Query<>(type, where, steps, pageSize, after);
    }

    public Query<R> pageOf(int size) {
        return new Query<>(type, where, order, size, after);
    }

    /**
     * From where the page before ended.
     *
     * @throws ValidationException {@code query.bad_cursor} at the latest when the query runs, if the cursor was given
     *     out for another criterion or order
     */
    public Query<R> after(Cursor cursor) {
        return new Query<>(type, where, order, pageSize, Optional.of(cursor));
    }

    public Query<R> firstPage() {
        return new Query<>(type, where, order, pageSize, Optional.empty());
    }
}
