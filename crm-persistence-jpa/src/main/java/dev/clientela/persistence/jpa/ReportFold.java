package dev.clientela.persistence.jpa;

import dev.clientela.record.Measure;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a report's statement together into the groups of the report. */
final class ReportFold {

    /** By which whole numbers are taken apart, so that the sum of neither part overflows. */
    static final long PART = 1_000_000_000L;

    private final Report<?> report;
    private final List<Function<@Nullable Object[], @Nullable Object>> keys;
    private final List<Reader> readers;
    private final Map<List<@Nullable Object>, List<Figure>> groups = new HashMap<>();

    /**
     * Where a measure's columns are.
     *
     * @param figure the count, the part of a ratio, the sum, least or greatest value
     * @param upper what counts {@link #PART} times and belongs to the figure; negative when there is none
     * @param count the whole of a ratio, the number of values of an average
     * @param currency negative when it is not money
     */
    record Reader(int figure, int upper, int count, int currency) {

        static Reader of(int figure, int count) {
            return new Reader(figure, -1, count, -1);
        }
    }

    ReportFold(Report<?> report, List<Function<@Nullable Object[], @Nullable Object>> keys, List<Reader> readers) {
        this.report = report;
        this.keys = keys;
        this.readers = readers;
        if (keys.isEmpty()) {
            groups.put(List.of(), figures());
        }
    }

    private List<Figure> figures() {
        return readers.stream().map(reader -> new Figure()).toList();
    }

    void add(@Nullable Object[] row) {
        List<@Nullable Object> group = new ArrayList<>(keys.size());
        keys.forEach(key -> group.add(key.apply(row)));
        List<Figure> figures = groups.computeIfAbsent(group, key -> figures());
        for (int i = 0; i < figures.size(); i++) {
            figures.get(i).add(report.measures().get(i), readers.get(i), row);
        }
    }

    ReportResult result() {
        return new ReportResult(groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(this::compare))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList());
    }

    private int compare(List<@Nullable Object> a, List<@Nullable Object> b) {
        for (int i = 0; i < a.size(); i++) {
            int byKey = report.groupings().get(i).compare(a.get(i), b.get(i));
            if (byKey != 0) {
                return byKey;
            }
        }
        return 0;
    }

    private ReportResult.Row row(List<@Nullable Object> group, List<Figure> figures) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            Measure measure = report.measures().get(i);
            @Nullable Object value = figures.get(i).value(measure, readers.get(i));
            if (value != null) {
                byName.put(measure.name(), value);
            }
        }
        return new ReportResult.Row(group, byName);
    }

    /** One measure of one group; money has one for each currency. */
    private static final class Figure {

        private @Nullable Object figure;
        private long count;
        private final Map<CurrencyUnit, Figure> currencies = new TreeMap<>();

        void add(Measure measure, Reader reader, @Nullable Object[] row) {
            if (reader.currency() >= 0) {
                if (row[reader.currency()] != null && row[reader.figure()] != null) {
                    currencies
                            .computeIfAbsent(CurrencyUnit.of((String) row[reader.currency()]), currency -> new Figure())
                            .add(measure, Reader.of(reader.figure(), reader.count()), row);
                }
                return;
            }
            @Nullable Object cell = row[reader.figure()];
            if (cell == null) {
                return;
            }
            if (measure instanceof Measure.Aggregate aggregate) {
                Object value = plain(cell);
                if (reader.upper() >= 0) {
                    BigDecimal upper = BigDecimal.valueOf(number(row[reader.upper()]));
                    value = upper.multiply(BigDecimal.valueOf(PART)).add((BigDecimal) value);
                }
                figure = combined(aggregate.function(), figure, value);
                count += aggregate.function() == Measure.Function.AVERAGE ? number(row[reader.count()]) : 1;
            } else {
                figure = figure == null ? number(cell) : (Long) figure + number(cell);
                count += number(row[reader.count()]);
            }
        }

        private static long number(@Nullable Object cell) {
            return cell == null ? 0 : ((Number) cell).longValue();
        }

        private static Object plain(Object cell) {
            if (cell instanceof LocalDateTime instant) {
                return instant.toInstant(ZoneOffset.UTC);
            } else if (cell instanceof BigInteger whole) {
                return new BigDecimal(whole);
            }
            return cell instanceof Long || cell instanceof Integer
                    ? BigDecimal.valueOf(((Number) cell).longValue())
                    : cell;
        }

        @SuppressWarnings("unchecked") // the values of one field
        private static Object combined(Measure.Function function, @Nullable Object before, Object value) {
            if (before == null) {
                return value;
            }
            return switch (function) {
                case SUM, AVERAGE -> ((BigDecimal) before).add((BigDecimal) value);
                case MIN -> ((Comparable<Object>) before).compareTo(value) <= 0 ? before : value;
                case MAX -> ((Comparable<Object>) before).compareTo(value) >= 0 ? before : value;
            };
        }

        @Nullable
        Object value(Measure measure, Reader reader) {
            if (reader.currency() >= 0) {
                return currencies.isEmpty() ? null : byCurrency(measure);
            } else if (measure instanceof Measure.Count) {
                return figure == null ? 0L : figure;
            } else if (measure instanceof Measure.Ratio) {
                return count == 0 ? null : quotient(BigDecimal.valueOf(number(figure)), count);
            } else if (figure instanceof BigDecimal number) {
                boolean mean = ((Measure.Aggregate) measure).function() == Measure.Function.AVERAGE;
                return mean ? quotient(number, count) : Columns.canonical(number);
            }
            return figure;
        }

        private Map<CurrencyUnit, BigMoney> byCurrency(Measure measure) {
            Map<CurrencyUnit, BigMoney> amounts = new TreeMap<>();
            currencies.forEach((currency, figure) -> {
                BigDecimal amount = (BigDecimal) figure.value(measure, Reader.of(0, 0));
                if (amount != null) {
                    int places = Math.max(amount.scale(), currency.getDecimalPlaces());
                    amounts.put(currency, BigMoney.of(currency, amount.setScale(places)));
                }
            });
            return Collections.unmodifiableMap(amounts);
        }

        private static BigDecimal quotient(BigDecimal dividend, long divisor) {
            return Columns.canonical(dividend.divide(BigDecimal.valueOf(divisor), MathContext.DECIMAL128));
        }
    }
}
