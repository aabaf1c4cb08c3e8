package dev.clientela.persistence.jpa;

import dev.clientela.record.Criterion;
import dev.clientela.record.DateField;
import dev.clientela.record.Field;
import dev.clientela.record.Grouping;
import dev.clientela.record.IntegerField;
import dev.clientela.record.KeyedField;
import dev.clientela.record.Measure;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report as one statement that groups in the database. Its groups may be finer than those of the report (months for
 * years, parts of days for days in a zone, currencies); {@link ReportFold} puts them together, so what is read grows
 * with the days and the groups, never with the records.
 */
final class ReportQuery {

    private final JpaUnit unit;
    private final String entity;
    private final Report<?> report;
    private final Jpql jpql;
    private final List<String> selected = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();

    ReportQuery(JpaUnit unit, String entity, Report<?> report) {
        this.unit = unit;
        this.entity = entity;
        this.report = report;
        this.jpql = unit.jpql();
    }

    ReportResult run() {
        List<Function<@Nullable Object[], @Nullable Object>> keys = new ArrayList<>();
        for (int i = 0; i < report.groupings().size(); i++) {
            keys.add(key(report.groupings().get(i), i));
        }
        List<ReportFold.Reader> readers = new ArrayList<>();
        report.measures().forEach(measure -> readers.add(reader(measure)));
        select("count(e.recordId)"); // at least two columns, so that each row is an array
        select("count(e.version)");
        String where = condition(report.where(), Jpql.ROOT);
        String text = "select " + String.join(", ", selected) + " from " + entity + " e" + jpql.joins()
                + " where e.tenant = :tenant and " + where
                + (groups.isEmpty() ? "" : " group by " + String.join(", ", groups));
        ReportFold fold = new ReportFold(report, keys, readers);
        unit.list(text, Object[].class, jpql, 0).forEach(fold::add);
        return fold.result();
    }

    private String condition(Criterion criterion, String alias) {
        return criterion.accept(new CriterionJpql(jpql, unit.scope().moment(), alias));
    }

    /** Adds a column; gives its place. */
    private int select(String expression) {
        selected.add(expression);
        return selected.size() - 1;
    }

    private int selectGroup(String expression) {
        groups.add(expression);
        return select(expression);
    }

    private Function<@Nullable Object[], @Nullable Object> key(Grouping grouping, int number) {
        String alias = Jpql.ROOT;
        for (ReferenceField<?> reference : grouping.through()) {
            if (jpql.mappings().find(reference.target()).isEmpty()) {
                return row -> null;
            }
            String path = jpql.joinedPaths(reference, alias).get(0);
            alias = jpql.joined(
                    RecordMapping.entityName(reference.target()),
                    alias + "/" + reference.name(),
                    other -> other + ".tenant = :tenant and " + other + ".recordId = " + path);
        }
        Field<?> field = grouping.field();
        if (field instanceof KeyedField<?>) {
            int place = selectGroup(keyAlias(field, alias, number) + ".keyText");
            return row -> row[place];
        }
        List<String> paths = jpql.joinedPaths(field, alias);
        if (grouping.unit().isPresent()) {
            return period(field, grouping.unit().get(), paths.get(0));
        }
        Columns columns = jpql.mappings().columns(field);
        int first = selectGroup(paths.get(0));
        int second = isMoney(field) ? selectGroup(paths.get(1)) : first;
        return row -> columns.value(new @Nullable Object[] {row[first], row[second]});
    }

    /** A join for each grouping: by two of one field, a record stands in the group of each pair of its keys. */
    private String keyAlias(Field<?> field, String holder, int number) {
        return jpql.joined(
                "crm_key",
                holder + "/" + field.name() + "/" + number,
                other -> "%1$s.tenant = %2$s.tenant and %1$s.recordType = %3$s and %1$s.recordId = %2$s.recordId"
                                .formatted(other, holder, jpql.bind(field.recordType()))
                        + " and " + other + ".fieldName = " + jpql.bind(field.name()));
    }

    private Function<@Nullable Object[], @Nullable Object> period(
            Field<?> field, RelativePeriod.Unit period, String path) {
        boolean isDate = field instanceof DateField;
        if (isDate && period.compareTo(RelativePeriod.Unit.MONTH) < 0) {
            groups.add(path);
        } else if (isDate) {
            groups.add("extract(year from " + path + ")");
            groups.add("extract(month from " + path + ")");
        } else {
            groups.addAll(DayParts.of(unit.scope().moment().zone()).expressions(path, period));
        }
        int any = select("min(" + path + ")");
        return row -> {
            if (row[any] == null) {
                return null;
            }
            return period.startOf(
                    isDate
                            ? (LocalDate) row[any]
                            : LocalDate.ofInstant(
                                    ((LocalDateTime) row[any]).toInstant(ZoneOffset.UTC),
                                    unit.scope().moment().zone()));
        };
    }

    private static boolean isMoney(Field<?> field) {
        return field instanceof MoneyField || field instanceof PriceField;
    }

    private ReportFold.Reader reader(Measure measure) {
        if (measure instanceof Measure.Count count) {
            int place = count(count.where());
            return new ReportFold.Reader(place, place, -1);
        } else if (measure instanceof Measure.Ratio ratio) {
            return new ReportFold.Reader(count(ratio.part()), count(ratio.whole()), -1);
        }
        Measure.Aggregate aggregate = (Measure.Aggregate) measure;
        Field<?> field = aggregate.field();
        List<String> paths = jpql.joinedPaths(field, Jpql.ROOT);
        boolean always = aggregate.where().equals(Criterion.always());
        String value = always
                ? paths.get(0)
                : "case when " + condition(aggregate.where(), Jpql.ROOT) + " then " + paths.get(0) + " else null end";
        int figure = switch (aggregate.function()) {
            case SUM, AVERAGE -> select("sum(" + exact(field, value) + ")");
            case MIN -> select("min(" + value + ")");
            case MAX -> select("max(" + value + ")");
        };
        int count = aggregate.function() == Measure.Function.AVERAGE ? select("count(" + value + ")") : figure;
        return new ReportFold.Reader(figure, count, isMoney(field) ? selectGroup(paths.get(1)) : -1);
    }

    /** Whole numbers are added up as decimals, whose sum does not overflow. */
    private String exact(Field<?> field, String value) {
        return field instanceof IntegerField && !field.isCustom()
                ? "(" + value + ") * " + jpql.bind(BigDecimal.ONE)
                : value;
    }

    private int count(Criterion where) {
        return select(
                where.equals(Criterion.always())
                        ? "count(e.recordId)"
                        : "count(case when " + condition(where, Jpql.ROOT) + " then e.recordId else null end)");
    }
}
