package dev.clientela.record;

import dev.clientela.error.ValidationException;

/**
 * A figure of a report. Amounts of different currencies are never added up: a sum, average, least or greatest of money
 * gives one figure a currency.
 */
public sealed interface Measure {

    /** The column's name in the result. */
    String name();

    Measure named(String name);

    /** How many records. */
    static Measure count() {
        return new Count("count", Criterion.always());
    }

    /** How many records for which the criterion holds. */
    static Measure countWhere(String name, Criterion criterion) {
        return new Count(name, criterion);
    }

    static Measure sum(Field<?> field) {
        return new Aggregate("sum_" + field.name(), Function.SUM, field, Criterion.always());
    }

    static Measure sumWhere(String name, Field<?> field, Criterion criterion) {
        return new Aggregate(name, Function.SUM, field, criterion);
    }

    /** The mean over the records that have a value, to 34 significant digits, half-even. */
    static Measure average(Field<?> field) {
        return new Aggregate("average_" + field.name(), Function.AVERAGE, field, Criterion.always());
    }

    static Measure min(Field<?> field) {
        return new Aggregate("min_" + field.name(), Function.MIN, field, Criterion.always());
    }

    static Measure max(Field<?> field) {
        return new Aggregate("max_" + field.name(), Function.MAX, field, Criterion.always());
    }

    /** The number for which one criterion holds by the number for which another does; none when the latter is 0. */
    static Measure ratio(String name, Criterion part, Criterion whole) {
        return new Ratio(name, part, whole);
    }

    /** What is done with the values of a field. */
    enum Function {
        SUM,
        AVERAGE,
        MIN,
        MAX
    }

    record Count(String name, Criterion where) implements Measure {
        @Override
        public Measure named(String other) {
            return new Count(other, where);
        }
    }

    /** Sums and averages are of numbers and money; least and greatest of anything that is more or less. */
    record Aggregate(String name, Function function, Field<?> field, Criterion where) implements Measure {

        public Aggregate {
            boolean temporal = field instanceof DateField || field instanceof InstantField;
            boolean additive = function == Function.SUM || function == Function.AVERAGE;
            if (!(field instanceof OrderedField<?>) || (additive && temporal)) {
                throw ValidationException.of(field.toString(), RecordErrors.BAD_REPORT);
            }
        }

        @Override
        public Measure named(String other) {
            return new Aggregate(other, function, field, where);
        }
    }

    record Ratio(String name, Criterion part, Criterion whole) implements Measure {
        @Override
        public Measure named(String other) {
            return new Ratio(other, part, whole);
        }
    }
}
