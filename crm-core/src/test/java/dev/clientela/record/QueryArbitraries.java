package dev.clientela.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Criteria, orders and reports over the fields of any record type, built-in and custom, for laws. Half of the values
 * they speak of are those of given records or next to them: in another case, with a space more, cut short, a day off. So
 * what is sought is often there, or nearly.
 */
@SuppressWarnings("exports") // tests are compiled into the module that they test, which exports no jqwik
public final class QueryArbitraries {

    /** What no record holds, and no database takes for text. */
    private static final List<String> UNSTORABLE = List.of("\0", "ana\0", "\uD83D", "\uDE00", "a\uDE00");

    private final FieldCatalog catalog;
    private final Map<String, List<CrmRecord<?>>> records = new HashMap<>();

    /** @param records those of other types are spoken of through references */
    public QueryArbitraries(FieldCatalog catalog, Collection<? extends CrmRecord<?>> records) {
        this.catalog = catalog;
        records.forEach(record -> this.records
                .computeIfAbsent(record.type().name(), type -> new ArrayList<>())
                .add(record));
    }

    /** Criteria of every node over every field, nested up to three levels, looking through up to three references. */
    public Arbitrary<Criterion> criteria(RecordType<?> type) {
        return criteria(type, 3);
    }

    private Arbitrary<Criterion> criteria(RecordType<?> type, int levels) {
        if (levels == 0) {
            return leaves(type);
        }
        Arbitrary<Criterion> inner = Arbitraries.lazy(() -> criteria(type, levels - 1));
        Arbitrary<List<Criterion>> parts = inner.list().ofMaxSize(3);
        List<Tuple.Tuple2<Integer, Arbitrary<Criterion>>> kinds = new ArrayList<>();
        kinds.add(Tuple.of(6, leaves(type)));
        kinds.add(Tuple.of(2, parts.map(Criterion.All::new)));
        kinds.add(Tuple.of(2, parts.map(Criterion.Any::new)));
        kinds.add(Tuple.of(2, inner.map(Criterion.Not::new)));
        List<ReferenceField<?>> references = references(type);
        if (!references.isEmpty()) {
            kinds.add(Tuple.of(
                    3,
                    Arbitraries.of(references)
                            .flatMap(reference ->
                                    criteria(target(reference), levels - 1).map(reference::where))));
        }
        return Arbitraries.frequencyOf(kinds).withoutEdgeCases();
    }

    private List<ReferenceField<?>> references(RecordType<?> type) {
        List<ReferenceField<?>> references = new ArrayList<>();
        for (Field<?> field : catalog.fields(type)) {
            if (field instanceof ReferenceField<?> reference
                    && catalog.type(reference.target()).isPresent()) {
                references.add(reference);
            }
        }
        return references;
    }

    private RecordType<?> target(ReferenceField<?> reference) {
        return catalog.type(reference.target()).orElseThrow();
    }

    /** Criteria of one condition. */
    public Arbitrary<Criterion> leaves(RecordType<?> type) {
        return Arbitraries.of(catalog.fields(type)).flatMap(this::leavesOn).withoutEdgeCases();
    }

    private <T> Arbitrary<Criterion> leavesOn(Field<T> field) {
        List<Tuple.Tuple2<Integer, Arbitrary<Criterion>>> kinds = new ArrayList<>();
        kinds.add(Tuple.of(2, Arbitraries.just(field.isPresent())));
        kinds.add(Tuple.of(4, bounds(field).list().ofMaxSize(3).map(field::in)));
        kinds.add(Tuple.of(1, values(field).list().ofMinSize(10).ofMaxSize(60).map(field::in)));
        if (field instanceof TextField text) {
            kinds.add(Tuple.of(
                    8,
                    Combinators.combine(Arbitraries.of(TextMatching.class), sought(text), Arbitraries.of(true, false))
                            .as((how, sought, folded) -> new Criterion.TextMatch(text, how, sought, folded))));
        }
        if (field instanceof OrderedField<T> ordered) {
            kinds.add(Tuple.of(
                    4,
                    Combinators.combine(Arbitraries.of(Comparison.class), bounds(field))
                            .as((comparison, bound) -> new Criterion.Compared<>(ordered, comparison, bound))));
            kinds.add(Tuple.of(
                    2, Combinators.combine(bounds(field), bounds(field)).as(ordered::isWithin)));
        }
        if (field instanceof DateField date) {
            kinds.add(Tuple.of(6, periods().map(date::isDuring)));
        }
        if (field instanceof InstantField instant) {
            kinds.add(Tuple.of(6, periods().map(instant::isDuring)));
        }
        if (field instanceof KeyedField<T> keyed) {
            Arbitrary<List<String>> sought = keys(keyed).list().ofMaxSize(3);
            kinds.add(Tuple.of(4, sought.map(keyed::hasAnyOf)));
            kinds.add(Tuple.of(4, sought.map(keyed::hasAllOf)));
        }
        return Arbitraries.frequencyOf(kinds).withoutEdgeCases();
    }

    private static Arbitrary<RelativePeriod> periods() {
        Arbitrary<RelativePeriod> far = Combinators.combine(
                        Arbitraries.of(RelativePeriod.Unit.class), Arbitraries.of(-10_000, -400, 400, 9_990))
                .as((unit, from) -> new RelativePeriod(unit, from, from + 10));
        return Arbitraries.frequencyOf(Tuple.of(6, SampleArbitraries.periods()), Tuple.of(1, far))
                .withoutEdgeCases();
    }

    /** Values that the field takes: any, those of the records, and those next to them. */
    private <T> Arbitrary<T> values(Field<T> field) {
        List<T> known = known(field);
        if (known.isEmpty()) {
            return any(field).orElseThrow(() -> new IllegalStateException("No value is known of " + field));
        }
        Arbitrary<T> ofRecords = Arbitraries.of(known);
        Arbitrary<T> nextToThem = ofRecords.flatMap(QueryArbitraries::nextTo);
        return any(field)
                .map(any -> Arbitraries.oneOf(any, ofRecords, nextToThem))
                .orElse(ofRecords)
                .withoutEdgeCases();
    }

    private <T> List<T> known(Field<T> field) {
        Set<T> known = new LinkedHashSet<>();
        for (CrmRecord<?> record : records.getOrDefault(field.recordType(), List.of())) {
            T value = record.values().get(field);
            if (value != null) {
                known.add(value);
            }
        }
        return List.copyOf(known);
    }

    /** Values without regard to the records; none for codes and elements that only the records know. */
    private static <T> Optional<Arbitrary<T>> any(Field<T> field) {
        boolean onlyKnown = field instanceof CodeField<T> code
                        && !code.valueType().isEnum()
                || field instanceof ListField<?> list && !list.elements().type().equals(Sample.Part.class);
        return onlyKnown ? Optional.empty() : Optional.of(SampleArbitraries.valuesOf(field));
    }

    /** As {@link #values}, and some that no record can have. */
    @SuppressWarnings("unchecked") // each branch gives values of the field's own kind
    private <T> Arbitrary<T> bounds(Field<T> field) {
        List<?> beyond = List.of();
        if (field instanceof DateField) {
            beyond = List.of(LocalDate.MIN, LocalDate.of(1582, 10, 10), LocalDate.of(10_000, 1, 1), LocalDate.MAX);
        } else if (field instanceof InstantField) {
            beyond = List.of(
                    Instant.MIN,
                    DateField.EARLIEST.atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1_000),
                    Instant.parse("2024-05-17T10:15:30.123456789Z"),
                    DateField.LATEST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                    Instant.MAX);
        } else if (field instanceof IntegerField) {
            beyond = List.of(Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (field instanceof DecimalField) {
            beyond = List.of(new BigDecimal("1E+70"), new BigDecimal("-1E+70"), new BigDecimal("1E-30"));
        } else if (field instanceof MoneyField) {
            beyond = List.of(Money.of(CurrencyUnit.EUR, new BigDecimal("1E+60")));
        } else if (field instanceof PriceField) {
            beyond = List.of(BigMoney.of(CurrencyUnit.EUR, new BigDecimal("1E-20")));
        } else if (field instanceof TextField || field instanceof ChoiceField) {
            beyond = UNSTORABLE;
        }
        return beyond.isEmpty()
                ? values(field)
                : Arbitraries.frequencyOf(Tuple.of(9, values(field)), Tuple.of(1, Arbitraries.of((List<T>) beyond)))
                        .withoutEdgeCases();
    }

    /** Whole texts and parts of them. */
    private Arbitrary<String> sought(TextField field) {
        Arbitrary<String> part = Combinators.combine(
                        values(field),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(1, 4))
                .as((text, from, length) -> part(text, from, from + length));
        return Arbitraries.oneOf(bounds(field), part).withoutEdgeCases();
    }

    private static String part(String text, int from, int to) {
        int[] points = text.codePoints().skip(from).limit(to - from).toArray();
        return new String(points, 0, points.length);
    }

    private <T> Arbitrary<String> keys(KeyedField<T> field) {
        Set<String> known = new LinkedHashSet<>();
        known(field).forEach(value -> known.addAll(field.keys(value)));
        Arbitrary<String> any = Arbitraries.oneOf(
                SampleArbitraries.texts(), Arbitraries.of("vip", "Ano", "😀"), Arbitraries.of(UNSTORABLE));
        if (known.isEmpty()) {
            return any;
        }
        Arbitrary<String> ofRecords = Arbitraries.of(List.copyOf(known));
        return Arbitraries.frequencyOf(
                        Tuple.of(1, any),
                        Tuple.of(3, ofRecords),
                        Tuple.of(1, ofRecords.flatMap(QueryArbitraries::nextTo)))
                .withoutEdgeCases();
    }

    @SuppressWarnings("unchecked") // what is next to a value is of its class
    private static <T> Arbitrary<T> nextTo(T value) {
        Object[] near = {value};
        if (value instanceof String text) {
            near = new Object[] {
                text + " ",
                " " + text,
                text.toUpperCase(Locale.ROOT),
                text.toLowerCase(Locale.ROOT),
                text + "\u0301",
                text.strip(),
                part(text, 0, Math.max(0, text.codePointCount(0, text.length()) - 1)),
                TextKey.of(text)
            };
        } else if (value instanceof Long number) {
            near = new Object[] {number - 1, number + 1};
        } else if (value instanceof BigDecimal number) {
            near = new Object[] {number.add(new BigDecimal("0.00000001")), number.negate(), number.setScale(12)};
        } else if (value instanceof Money money) {
            near = new Object[] {money.plusMinor(1), money.negated(), Money.ofMinor(CurrencyUnit.of("CLF"), 1)};
        } else if (value instanceof BigMoney money) {
            near = new Object[] {money.plus(new BigDecimal("0.00000001")), money.negated()};
        } else if (value instanceof LocalDate date) {
            near = new Object[] {date.minusDays(1), date.plusDays(1)};
        } else if (value instanceof Instant instant) {
            near = new Object[] {instant.minusNanos(1_000), instant.plusNanos(1_000), instant.plusNanos(999)};
        }
        return Arbitraries.of((T[]) near);
    }

    /** Orders of up to three steps over every field that has an order. */
    public Arbitrary<List<Sort>> orders(RecordType<?> type) {
        List<Field<?>> sortable = new ArrayList<>(catalog.fields(type));
        sortable.removeIf(field -> !field.has(Trait.SORTABLE));
        return Combinators.combine(Arbitraries.of(sortable), Arbitraries.of(true, false))
                .as((field, descending) -> new Sort(field, descending))
                .list()
                .ofMaxSize(3)
                .withoutEdgeCases();
    }

    /** The first pages of queries in every order. */
    public <R extends CrmRecord<R>> Arbitrary<Query<R>> queries(RecordType<R> type, int leastSize, int mostSize) {
        return Combinators.combine(
                        criteria(type, 1), orders(type), Arbitraries.integers().between(leastSize, mostSize))
                .as((where, order, size) -> new Query<>(type, where, order, size, Optional.empty()))
                .withoutEdgeCases();
    }

    /** Reports by any fields, own and of records referred to, with every measure. */
    public <R extends CrmRecord<R>> Arbitrary<Report<R>> reports(RecordType<R> type) {
        return Combinators.combine(
                        criteria(type, 1),
                        groupings(type, 2).list().ofMaxSize(2),
                        measures(type).list().ofMinSize(1).ofMaxSize(6))
                .as((where, groupings, measures) -> new Report<>(type, where, groupings, numbered(measures)))
                .withoutEdgeCases();
    }

    private Arbitrary<Grouping> groupings(RecordType<?> type, int references) {
        Arbitrary<Grouping> own = Combinators.combine(
                        Arbitraries.of(catalog.fields(type)),
                        Arbitraries.of(RelativePeriod.Unit.class).optional(0.8))
                .as((field, unit) -> unit.isPresent() && (field instanceof DateField || field instanceof InstantField)
                        ? Grouping.by(field, unit.get())
                        : Grouping.by(field));
        List<ReferenceField<?>> through = references(type);
        if (references == 0 || through.isEmpty()) {
            return own.withoutEdgeCases();
        }
        Arbitrary<Grouping> ofOthers = Arbitraries.of(through)
                .flatMap(reference ->
                        groupings(target(reference), references - 1).map(grouping -> grouping.through(reference)));
        return Arbitraries.frequencyOf(Tuple.of(3, own), Tuple.of(2, ofOthers)).withoutEdgeCases();
    }

    private Arbitrary<Measure> measures(RecordType<?> type) {
        List<Measure> aggregates = new ArrayList<>();
        for (Field<?> field : catalog.fields(type)) {
            if (field instanceof OrderedField<?>) {
                aggregates.add(Measure.min(field));
                aggregates.add(Measure.max(field));
                if (!(field instanceof DateField || field instanceof InstantField)) {
                    aggregates.add(Measure.sum(field));
                    aggregates.add(Measure.average(field));
                }
            }
        }
        Arbitrary<Criterion> where = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Criterion.always())), Tuple.of(2, criteria(type, 1)));
        return Arbitraries.oneOf(
                        where.map(criterion -> Measure.countWhere("count", criterion)),
                        Combinators.combine(where, where).as((part, whole) -> Measure.ratio("ratio", part, whole)),
                        Combinators.combine(Arbitraries.of(aggregates), where)
                                .as((measure, criterion) -> measured((Measure.Aggregate) measure, criterion)),
                        Combinators.combine(Arbitraries.of(aggregates), where)
                                .as((measure, criterion) -> measured((Measure.Aggregate) measure, criterion)))
                .withoutEdgeCases();
    }

    private static Measure measured(Measure.Aggregate measure, Criterion where) {
        return new Measure.Aggregate(measure.name(), measure.function(), measure.field(), where);
    }

    /** A report has no two measures of one name. */
    private static List<Measure> numbered(List<Measure> measures) {
        List<Measure> numbered = new ArrayList<>();
        measures.forEach(measure -> numbered.add(measure.named(measure.name() + numbered.size())));
        return numbered;
    }
}
