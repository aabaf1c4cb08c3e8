package dev.clientela.rules.alert;

import dev.clientela.command.Execution;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Measure;
import dev.clientela.record.RecordType;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * What a metric comes to at a time.
 *
 * @param value empty when there is none, such as an average over nothing
 * @param others currencies of which there were amounts too, which do not count
 */
record Reading(Metric metric, Optional<BigDecimal> value, Optional<Window.Bounds> bounds, List<String> others) {

    private static final String NAME = "figure";

    /** Of the records that the actor sees. */
    static Reading of(Metric metric, Execution execution, Instant now, ZoneId zone) {
        Optional<Window.Bounds> bounds = metric.window().map(window -> window.at(now, zone));
        Criterion where = bounds.map(within -> metric.where().and(within.criterion(windowField(metric, execution))))
                .orElse(metric.where());
        Row row = row(execution, metric.type(), where, measure(metric));
        if (metric.kind() == Metric.Kind.COUNT) {
            return new Reading(metric, Optional.of(BigDecimal.valueOf(row.count(NAME))), bounds, List.of());
        }
        Optional<BigDecimal> none = metric.kind() == Metric.Kind.SUM ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        if (metric.currency().isEmpty()) {
            return new Reading(metric, row.number(NAME).or(() -> none), bounds, List.of());
        }
        CurrencyUnit currency = metric.currency().get();
        List<String> others = currencies(row).stream()
                .filter(code -> !code.equals(currency.getCode()))
                .toList();
        return new Reading(
                metric, row.money(NAME, currency).map(BigMoney::getAmount).or(() -> none), bounds, others);
    }

    private static Field<?> windowField(Metric metric, Execution execution) {
        String name = metric.window().orElseThrow().field();
        return execution
                .kernel()
                .fields()
                .field(metric.type().name(), name)
                .orElseThrow(() -> new IllegalArgumentException(metric.type() + " has no field " + name));
    }

    private static Measure measure(Metric metric) {
        return switch (metric.kind()) {
            case COUNT -> Measure.count().named(NAME);
            case SUM -> Measure.sum(metric.field().orElseThrow()).named(NAME);
            case AVERAGE -> Measure.average(metric.field().orElseThrow()).named(NAME);
            case MIN -> Measure.min(metric.field().orElseThrow()).named(NAME);
            case MAX -> Measure.max(metric.field().orElseThrow()).named(NAME);
            case RATIO -> Measure.ratio(NAME, metric.part().orElseThrow(), Criterion.always());
        };
    }

    private static <R extends CrmRecord<R>> Row row(
            Execution execution, RecordType<R> type, Criterion where, Measure measure) {
        return execution
                .report(Report.over(type).where(where).measure(measure))
                .rows()
                .get(0);
    }

    private static List<String> currencies(Row row) {
        return row.figures().get(NAME) instanceof Map<?, ?> amounts
                ? amounts.keySet().stream().map(String::valueOf).sorted().toList()
                : List.of();
    }

    /** As the record of an evaluation keeps it. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        value.ifPresent(number -> plain.put("value", number));
        metric.currency().ifPresent(currency -> plain.put("currency", currency.getCode()));
        bounds.ifPresent(within -> {
            plain.put("from", within.from().toString());
            plain.put("to", within.to().toString());
        });
        if (!others.isEmpty()) {
            plain.put("other_currencies", others);
        }
        return plain;
    }
}
