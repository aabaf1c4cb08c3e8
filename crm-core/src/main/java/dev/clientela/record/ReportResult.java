package dev.clientela.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The rows of a report, ordered by their groups; the group without a value comes first. */
public record ReportResult(List<Row> rows) {

    public ReportResult {
        rows = List.copyOf(rows);
    }

    /**
     * One group with its figures.
     *
     * @param group one key a grouping: the field's value, the first day of the period, an element's key; null for absent
     * @param figures by measure name; {@link Long} for counts, {@link BigDecimal} without trailing zeros for numbers and
     *     ratios, a map from {@link CurrencyUnit}, sorted by code, to {@link BigMoney} for money and prices,
     *     {@link LocalDate} or {@link Instant} for the earliest and latest; no entry where there is
     *     no value to speak of
     */
    public record Row(List<@Nullable Object> group, Map<String, Object> figures) {

        public Row {
            group = Collections.unmodifiableList(new java.util.ArrayList<>(group));
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }

        public @Nullable Object key(int grouping) {
            return group.get(grouping);
        }

        public long count(String measure) {
            Object figure = figures.get(measure);
            return figure == null ? 0 : (Long) figure;
        }

        public Optional<BigDecimal> number(String measure) {
            return Optional.ofNullable((BigDecimal) figures.get(measure));
        }

        public Optional<LocalDate> date(String measure) {
            return Optional.ofNullable((LocalDate) figures.get(measure));
        }

        public Optional<Instant> instant(String measure) {
            return Optional.ofNullable((Instant) figures.get(measure));
        }

        /** The sum, or other figure, of the amounts in this currency; empty when there were none. */
        public Optional<BigMoney> money(String measure, CurrencyUnit currency) {
            return Optional.ofNullable(amounts(measure).get(currency));
        }

        /** The sum, or other figure, of the amounts in each currency, sorted by code; none when there were none. */
        @SuppressWarnings("unchecked") // money figures are maps of this type, see figures
        public Map<CurrencyUnit, BigMoney> amounts(String measure) {
            Map<CurrencyUnit, BigMoney> byCurrency = (Map<CurrencyUnit, BigMoney>) figures.get(measure);
            return byCurrency == null ? Map.of() : byCurrency;
        }
    }

    /** The row of exactly this group. */
    public Optional<Row> row(@Nullable Object... group) {
        List<@Nullable Object> sought = java.util.Arrays.asList(group);
        return rows.stream().filter(row -> row.group().equals(sought)).findFirst();
    }
}
