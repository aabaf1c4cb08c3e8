package dev.clientela.rules.alert;

import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * A figure over records: how many there are, what a field of theirs comes to, or which share of them is of a kind.
 *
 * @param field of which sum, average, least or greatest is taken; a number or money
 * @param currency of which amounts count, where the field is money: amounts of others are never added, see {@link
 *     Reading#others}
 * @param where which records count
 * @param part of those, which ones a share is of
 * @param window within which they lie; all of them when empty
 */
public record Metric(
        RecordType<?> type,
        Kind kind,
        Optional<Field<?>> field,
        Optional<CurrencyUnit> currency,
        Criterion where,
        Optional<Criterion> part,
        Optional<Window> window) {

    /** What is done with the records. */
    public enum Kind {
        COUNT,
        /** 0 over no record. */
        SUM,
        /** None over no record, as the next three. */
        AVERAGE,
        MIN,
        MAX,
        /** Those for which {@link Metric#part} holds, by all that count; from 0 to 1. */
        RATIO
    }

    public static Metric count(RecordType<?> type) {
        return new Metric(
                type,
                Kind.COUNT,
                Optional.empty(),
                Optional.empty(),
                Criterion.always(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a field that is a number. */
    public static Metric of(RecordType<?> type, Kind kind, Field<?> field) {
        return new Metric(
                type,
                kind,
                Optional.of(field),
                Optional.empty(),
                Criterion.always(),
                Optional.empty(),
                Optional.empty());
    }

    public static Metric ratio(RecordType<?> type, Criterion part) {
        return new Metric(
                type,
                Kind.RATIO,
                Optional.empty(),
                Optional.empty(),
                Criterion.always(),
                Optional.of(part),
                Optional.empty());
    }

    /** Of amounts in this currency alone. */
    public Metric in(CurrencyUnit one) {
        return new Metric(type, kind, field, Optional.of(one), where, part, window);
    }

    public Metric where(Criterion criterion) {
        return new Metric(type, kind, field, currency, where.and(criterion), part, window);
    }

    public Metric within(Window other) {
        return new Metric(type, kind, field, currency, where, part, Optional.of(other));
    }
}
