package dev.clientela.rules.alert;

import dev.clientela.record.Criterion;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordType;
import dev.clientela.record.RelativePeriod;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleErrors;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Reads one metric. */
final class MetricReader {

    private final PlainReader plain;
    private final RuleContext context;

    MetricReader(PlainReader plain, RuleContext context) {
        this.plain = plain;
        this.context = context;
    }

    /** Empty when there is no such record type, so that nothing else can be told. */
    Optional<Metric> read() {
        String name = plain.text("record");
        Optional<RecordType<?>> type = context.fields().type(name);
        if (type.isEmpty()) {
            if (plain.has("record")) {
                plain.fault("record", RuleErrors.UNKNOWN_RECORD, Map.of("type", name));
            }
            return Optional.empty();
        }
        return Optional.of(read(type.get()));
    }

    private Metric read(RecordType<?> type) {
        Metric.Kind kind = plain.constant("kind", Metric.Kind.class);
        boolean ofField = kind != Metric.Kind.COUNT && kind != Metric.Kind.RATIO;
        Optional<Field<?>> field = ofField ? field(plain, plain.text("field"), type) : Optional.empty();
        Optional<CurrencyUnit> currency = ofField ? currency(field) : Optional.empty();
        field.filter(f -> !isAdditive(f)).ifPresent(f -> unknown(plain, f.name(), type));
        Criterion where = AlertReader.criterion(plain, "where", type, context).orElse(Criterion.always());
        Optional<Criterion> part = Optional.empty();
        if (kind == Metric.Kind.RATIO) {
            part = AlertReader.criterion(plain, "part", type, context);
            if (part.isEmpty()) {
                plain.fault("part", RuleErrors.MISSING, Map.of());
            }
        }
        Optional<Window> window = plain.object("window").flatMap(each -> window(each, type));
        plain.done();
        return new Metric(type, kind, field, currency, where, part, window);
    }

    private Optional<Field<?>> field(PlainReader reader, String name, RecordType<?> type) {
        Optional<Field<?>> field = context.fields().field(type.name(), name);
        if (field.isEmpty() && reader.has("field")) {
            unknown(reader, name, type);
        }
        return field;
    }

    private static void unknown(PlainReader reader, String name, RecordType<?> type) {
        reader.fault("field", RuleErrors.UNKNOWN_FIELD, Map.of("field", name, "type", type.name()));
    }

    private static boolean isMoney(Field<?> field) {
        return field instanceof MoneyField || field instanceof PriceField;
    }

    private static boolean isAdditive(Field<?> field) {
        return isMoney(field) || field instanceof IntegerField || field instanceof DecimalField;
    }

    /** Amounts of two currencies are never added, and a threshold is of one. */
    private Optional<CurrencyUnit> currency(Optional<Field<?>> field) {
        Optional<CurrencyUnit> currency = plain.findText("currency").flatMap(this::currency);
        field.filter(MetricReader::isMoney)
                .filter(money -> !plain.has("currency"))
                .ifPresent(money -> plain.fault("currency", RuleErrors.ONE_CURRENCY, Map.of("field", money.name())));
        field.filter(number -> !isMoney(number))
                .filter(number -> plain.has("currency"))
                .ifPresent(number -> plain.fault(
                        "currency",
                        RuleErrors.BAD_VALUE,
                        Map.of("expected", "no currency, as the field is no money", "found", "currency")));
        return currency;
    }

    private Optional<CurrencyUnit> currency(String code) {
        try {
            return Optional.of(CurrencyUnit.of(code));
        } catch (IllegalCurrencyException e) {
            plain.fault("currency", RuleErrors.BAD_VALUE, Map.of("expected", "a currency such as EUR", "found", code));
            return Optional.empty();
        }
    }

    private Optional<Window> window(PlainReader reader, RecordType<?> type) {
        String name = reader.text("field");
        Optional<Field<?>> field = field(reader, name, type);
        boolean past = reader.has("past");
        field.filter(f -> !(f instanceof InstantField) && (past || !(f instanceof DateField)))
                .ifPresent(f -> unknown(reader, name, type));
        Optional<Window> window = past
                ? reader.findDuration("past").map(time -> new Window.Past(name, time))
                : period(reader).map(period -> new Window.Calendar(name, period));
        reader.done();
        return window;
    }

    private static Optional<RelativePeriod> period(PlainReader reader) {
        RelativePeriod.Unit unit = reader.constant("unit", RelativePeriod.Unit.class);
        if (reader.has("last")) {
            return Optional.of(RelativePeriod.last((int) reader.integer("last", 1, RelativePeriod.FURTHEST), unit));
        }
        int from = (int) reader.integer("from", -RelativePeriod.FURTHEST, RelativePeriod.FURTHEST);
        int to = (int) reader.integer("to", -RelativePeriod.FURTHEST, RelativePeriod.FURTHEST);
        if (from >= to) {
            if (reader.has("from") && reader.has("to")) {
                reader.fault("to", RuleErrors.EMPTY_PERIOD, Map.of());
            }
            return Optional.empty();
        }
        return Optional.of(new RelativePeriod(unit, from, to));
    }
}
