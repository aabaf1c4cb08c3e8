package dev.clientela.record;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** One figure of one group while its records pass by. */
interface Figure {

    void add(CrmRecord<?> record);

    /** The figure as {@link ReportResult.Row#figures} has it; null when there is no value to speak of. */
    @Nullable
    Object value();

    /** Makes a figure of the measure for each new group; its criteria are compiled once. */
    static Supplier<Figure> of(
            Measure measure, Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        if (measure instanceof Measure.Count count) {
            Predicate<CrmRecord<?>> where = CriterionEvaluator.compile(count.where(), moment, lookup);
            return () -> new Count(where);
        } else if (measure instanceof Measure.Ratio ratio) {
            Predicate<CrmRecord<?>> part = CriterionEvaluator.compile(ratio.part(), moment, lookup);
            Predicate<CrmRecord<?>> whole = CriterionEvaluator.compile(ratio.whole(), moment, lookup);
            return () -> new Ratio(new Count(part), new Count(whole));
        }
        Measure.Aggregate aggregate = (Measure.Aggregate) measure;
        Predicate<CrmRecord<?>> where = CriterionEvaluator.compile(aggregate.where(), moment, lookup);
        return () -> new Aggregate(aggregate.field(), where, Tally.of(aggregate.field(), aggregate.function()));
    }

    /** How many records the criterion holds for. */
    final class Count implements Figure {

        private final Predicate<CrmRecord<?>> where;
        private long number;

        Count(Predicate<CrmRecord<?>> where) {
            this.where = where;
        }

        @Override
        public void add(CrmRecord<?> record) {
            if (where.test(record)) {
                number++;
            }
        }

        @Override
        public Long value() {
            return number;
        }
    }

    /** One count by another. */
    record Ratio(Count part, Count whole) implements Figure {

        @Override
        public void add(CrmRecord<?> record) {
            part.add(record);
            whole.add(record);
        }

        @Override
        public @Nullable BigDecimal value() {
            return whole.value() == 0 ? null : Quotient.of(BigDecimal.valueOf(part.value()), whole.value());
        }
    }

    /** The values of a field, for the records that the criterion holds for and that have one. */
    record Aggregate(Field<?> field, Predicate<CrmRecord<?>> where, Tally tally) implements Figure {

        @Override
        public void add(CrmRecord<?> record) {
            @Nullable Object value = record.values().get(field);
            if (value != null && where.test(record)) {
                tally.add(value);
            }
        }

        @Override
        public @Nullable Object value() {
            return tally.value();
        }
    }

    /** What the values of one field come to. */
    interface Tally {

        void add(Object value);

        @Nullable
        Object value();

        static Tally of(Field<?> field, Measure.Function function) {
            if (field instanceof MoneyField || field instanceof PriceField) {
                return new ByCurrency(function, new TreeMap<>());
            }
            if (field instanceof DateField || field instanceof InstantField) {
                return new Extreme(function == Measure.Function.MIN);
            }
            return new Numbers(function);
        }
    }

    /** The earliest or latest of dates or instants. */
    final class Extreme implements Tally {

        private final boolean least;
        private @Nullable Comparable<?> extreme;

        Extreme(boolean least) {
            this.least = least;
        }

        @Override
        public void add(Object value) {
            Comparable<?> candidate = (Comparable<?>) value;
            if (extreme == null || (Sort.NATURAL.compare(candidate, extreme) < 0) == least) {
                extreme = candidate;
            }
        }

        @Override
        public @Nullable Comparable<?> value() {
            return extreme;
        }
    }

    /** Whole and decimal numbers. */
    final class Numbers implements Tally {

        private final Measure.Function function;
        private BigDecimal tally = BigDecimal.ZERO;
        private long count;

        Numbers(Measure.Function function) {
            this.function = function;
        }

        @Override
        public void add(Object value) {
            BigDecimal number = value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
            count++;
            tally = count == 1
                    ? number
                    : switch (function) {
                        case SUM, AVERAGE -> tally.add(number);
                        case MIN -> tally.min(number);
                        case MAX -> tally.max(number);
                    };
        }

        @Override
        public @Nullable BigDecimal value() {
            if (count == 0) {
                return null;
            }
            return function == Measure.Function.AVERAGE
                    ? Quotient.of(tally, count)
                    : DecimalField.Decimals.canonical(tally);
        }
    }

    /** Money and prices, each currency for itself. */
    record ByCurrency(Measure.Function function, Map<CurrencyUnit, Numbers> currencies) implements Tally {

        @Override
        public void add(Object value) {
            BigMoney money = value instanceof Money amount ? amount.toBigMoney() : (BigMoney) value;
            currencies
                    .computeIfAbsent(money.getCurrencyUnit(), currency -> new Numbers(function))
                    .add(money.getAmount());
        }

        @Override
        public @Nullable Map<CurrencyUnit, BigMoney> value() {
            Map<CurrencyUnit, BigMoney> figures = new TreeMap<>();
            currencies.forEach((currency, numbers) -> {
                BigDecimal figure = numbers.value();
                if (figure != null) {
                    figures.put(currency, PriceField.canonical(currency, figure));
                }
            });
            return figures.isEmpty() ? null : Collections.unmodifiableMap(figures);
        }
    }

    /** Division as reports do it. */
    final class Quotient {

        private Quotient() {}

        static BigDecimal of(BigDecimal dividend, long divisor) {
            return DecimalField.Decimals.canonical(
                    dividend.divide(BigDecimal.valueOf(divisor), MathContext.DECIMAL128));
        }
    }
}
