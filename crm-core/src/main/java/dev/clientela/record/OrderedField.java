package dev.clientela.record;

/** A field whose values are more or less: numbers, money, dates. */
public abstract sealed class OrderedField<T> extends Field<T>
        permits IntegerField, DecimalField, MoneyField, PriceField, DateField, InstantField {

    OrderedField(Definition definition) {
        super(definition);
    }

    /** Whether the two can be held against each other: amounts of different currencies cannot. */
    boolean comparable(T a, T b) {
        return true;
    }

    abstract int compare(T a, T b);

    @Override
    boolean hasOrder() {
        return true;
    }

    public final Criterion isLessThan(T bound) {
        return new Criterion.Compared<>(this, Comparison.LESS, bound);
    }

    public final Criterion isAtMost(T bound) {
        return new Criterion.Compared<>(this, Comparison.AT_MOST, bound);
    }

    public final Criterion isMoreThan(T bound) {
        return new Criterion.Compared<>(this, Comparison.MORE, bound);
    }

    public final Criterion isAtLeast(T bound) {
        return new Criterion.Compared<>(this, Comparison.AT_LEAST, bound);
    }

    /** From the first, included, to the second, excluded: intervals are half-open everywhere. */
    public final Criterion isWithin(T from, T to) {
        return isAtLeast(from).and(isLessThan(to));
    }
}
