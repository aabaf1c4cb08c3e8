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
        if (selected.size() < 2) { // so that each row is an array
            select("count(e.recordId)");
            select("count(e.version)");
        }
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
                "crm_key", holder + "/" + field.name() + "/" + number, other -> jpql.besideFor(other, holder, field));
    }

    private Function<@Nullable Object[], @Nullable Object> period(
            Field<?> field, RelativePeriod.Unit period, String path) {
        boolean isDate = field instanceof DateField;
        if (isDate && period.compareTo(RelativePeriod.Unit.MONTH) < 0) {
            groups.add(path);
        } else if (isDate) {
            groups.addAll(months(path));
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

    /** On PostgreSQL one key instead of two decimal numbers, which take it as long again to sort. */
    private List<String> months(String path) {
        return unit.product() == DatabaseProduct.POSTGRESQL
                ? List.of("function('date_trunc', 'month', " + path + ")")
                : List.of("extract(year from " + path + ")", "extract(month from " + path + ")");
    }

    private static boolean isMoney(Field<?> field) {
        return field instanceof MoneyField || field instanceof PriceField;
    }

    private ReportFold.Reader reader(Measure measure) {
        if (measure instanceof Measure.Count count) {
            int place = count(count.where());
            return ReportFold.Reader.of(place, place);
        } else if (measure instanceof Measure.Ratio ratio) {
            return ReportFold.Reader.of(count(ratio.part()), count(ratio.whole()));
        }
        Measure.Aggregate aggregate = (Measure.Aggregate) measure;
        Field<?> field = aggregate.field();
        List<String> paths = jpql.joinedPaths(field, Jpql.ROOT);
        String path = paths.get(0);
        Criterion where = aggregate.where();
        int currency = isMoney(field) ? selectGroup(paths.get(1)) : -1;
        if (aggregate.function() == Measure.Function.MIN || aggregate.function() == Measure.Function.MAX) {
            String function = aggregate.function() == Measure.Function.MIN ? "min" : "max";
            int figure = select(function, where, path);
            return new ReportFold.Reader(figure, -1, figure, currency);
        }
        boolean inParts = mayOverflow(field);
        int figure = select("sum", where, inParts ? lower(path) : path);
        int upper = inParts ? select("sum", where, upper(path)) : -1;
        int count = aggregate.function() == Measure.Function.AVERAGE ? select("count", where, path) : figure;
        return new ReportFold.Reader(figure, upper, count, currency);
    }

    /** An aggregate over the records that qualify. */
    private int select(String function, Criterion where, String value) {
        return select(function + "("
                + (where.equals(Criterion.always())
                        ? value
                        : "case when " + condition(where, Jpql.ROOT) + " then " + value + " else " + typedNull(value)
                                + " end")
                + ")");
    }

    /**
     * Where no record can qualify, H2 would see no more than a null, and refuse to add up what has no type. EclipseLink takes
     * a bare null for text.
     */
    private static String typedNull(String value) {
        return "nullif(" + value + ", " + value + ")";
    }

    /** Whether a sum may be beyond a long, which is what providers read it as. */
    private static boolean mayOverflow(Field<?> field) {
        return field instanceof IntegerField whole
                && !field.isCustom()
                && (whole.min() < Integer.MIN_VALUE || whole.max() > Integer.MAX_VALUE);
    }

    private static String lower(String path) {
        return "mod(" + path + ", " + ReportFold.PART + ")";
    }

    private static String upper(String path) {
        return "(" + path + " - " + lower(path) + ") / " + ReportFold.PART;
    }

    private int count(Criterion where) {
        return select("count", where, "e.recordId");
    }
}
