package dev.clientela.persistence.jpa;

import dev.clientela.record.Comparison;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionVisitor;
import dev.clientela.record.CustomField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.Moment;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.TextField;
import dev.clientela.record.TextKey;
import dev.clientela.record.TextMatching;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a criterion as a condition of JPQL over the record under an alias. Each condition on a field is false, never
 * unknown, where the value is absent, so that {@code not} is exact.
 */
final class CriterionJpql implements CriterionVisitor<String> {

    private static final String ALWAYS = "1 = 1";
    private static final String NEVER = "1 = 0";

    /** How many conditions are joined without parentheses. */
    private static final int MOST_IN_A_ROW = 50;

    /** How many keys are looked for one by one. */
    private static final int MOST_LOOKS = 10;

    private static final LocalDate FIRST_DATE = LocalDate.of(1583, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST_INSTANT = FIRST_DATE.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant END_OF_INSTANTS =
            LAST_DATE.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final Jpql jpql;
    private final Moment moment;
    private final String alias;

    CriterionJpql(Jpql jpql, Moment moment, String alias) {
        this.jpql = jpql;
        this.moment = moment;
        this.alias = alias;
    }

    @Override
    public String all(Criterion.All all) {
        return joined(all.parts(), " and ", ALWAYS);
    }

    @Override
    public String any(Criterion.Any any) {
        List<Criterion.HasKeys> byKey = any.parts().stream()
                .filter(part -> part instanceof Criterion.HasKeys keys
                        && !keys.all()
                        && keys.keys().stream().anyMatch(CriterionJpql::isStorable))
                .map(Criterion.HasKeys.class::cast)
                .toList();
        if (byKey.size() < 2) {
            return joined(any.parts(), " or ", NEVER);
        }
        List<Criterion> others = new ArrayList<>(any.parts());
        others.removeAll(byKey);
        String together = hasAnyKey(byKey);
        return others.isEmpty() ? together : "(" + together + " or " + joined(others, " or ", NEVER) + ")";
    }

    /** One look at the keys for all, where a look for each would have the database read every record. */
    private String hasAnyKey(List<Criterion.HasKeys> byKey) {
        return keyExists(
                byKey.get(0).field(),
                row -> byKey.stream()
                        .map(keys -> "(" + row + ".fieldName = "
                                + jpql.bind(keys.field().name()) + " and " + row + ".keyText"
                                + isIn(storable(keys)) + ")")
                        .collect(Collectors.joining(" or ", "(", ")")));
    }

    private String joined(List<Criterion> parts, String word, String none) {
        return parts.isEmpty()
                ? none
                : joined(parts.stream().map(part -> part.accept(this)).toList(), word);
    }

    /** Halved where they are many, since providers go down one level for each of a row. */
    private static String joined(List<String> conditions, String word) {
        if (conditions.size() <= MOST_IN_A_ROW) {
            return conditions.stream().collect(Collectors.joining(word, "(", ")"));
        }
        int half = conditions.size() / 2;
        return "(" + joined(conditions.subList(0, half), word) + word
                + joined(conditions.subList(half, conditions.size()), word) + ")";
    }

    /**
     * Pushed down to where no other stands within it: reading negations within each other takes Hibernate ORM seconds from
     * five on, and half a minute at thirty.
     */
    @Override
    public String not(Criterion.Not not) {
        Criterion part = not.part();
        if (part instanceof Criterion.Not twice) {
            return twice.part().accept(this);
        } else if (part instanceof Criterion.All all && negates(all)) {
            return any(new Criterion.Any(negated(all.parts())));
        } else if (part instanceof Criterion.Any any && negates(any)) {
            return all(new Criterion.All(negated(any.parts())));
        }
        return "not (" + part.accept(this) + ")";
    }

    private static boolean negates(Criterion criterion) {
        return criterion instanceof Criterion.Not
                || (criterion instanceof Criterion.All all
                        && all.parts().stream().anyMatch(CriterionJpql::negates))
                || (criterion instanceof Criterion.Any any
                        && any.parts().stream().anyMatch(CriterionJpql::negates));
    }

    private static List<Criterion> negated(List<Criterion> parts) {
        return parts.stream().map(Criterion::not).toList();
    }

    /** The condition on the field's attributes, where the first is not null. */
    private String where(Field<?> field, Function<List<String>, String> condition) {
        if (!field.isCustom()) {
            List<String> paths = jpql.paths(field, alias);
            return "(" + paths.get(0) + " is not null and " + condition.apply(paths) + ")";
        }
        String row = jpql.newAlias("c");
        return "exists (select " + row + ".fieldName from crm_custom_value " + row + " where "
                + jpql.besideFor(row, alias, field) + " and " + condition.apply(jpql.paths(field, row)) + ")";
    }

    @Override
    public String present(Criterion.Present present) {
        return where(
                present.field(),
                paths -> present.field() instanceof KeyedField<?> ? paths.get(0) + " <> '[]'" : ALWAYS);
    }

    @Override
    public <T> String oneOf(Criterion.OneOf<T> oneOf) {
        Columns columns = jpql.mappings().columns(oneOf.field());
        List<@Nullable Object[]> sought = new ArrayList<>();
        for (T value : oneOf.values()) {
            if (isStorable(value)) {
                sought.add(columns.of(value));
            }
        }
        sought.removeIf(cells -> !isStorable(first(cells)) || isTooPrecise(oneOf.field(), first(cells)));
        if (sought.isEmpty()) {
            return NEVER;
        }
        return where(
                oneOf.field(),
                paths -> isMoney(oneOf.field())
                        ? amountIsOneOf(paths, sought)
                        : starts(columns, paths, sought)
                                + paths.get(0)
                                + isIn(sought.stream().map(CriterionJpql::first).toList()));
    }

    /** One list for each currency. */
    private String amountIsOneOf(List<String> paths, List<@Nullable Object[]> sought) {
        Map<Object, List<Object>> byCurrency = new LinkedHashMap<>();
        sought.forEach(cells -> byCurrency
                .computeIfAbsent(java.util.Objects.requireNonNull(cells[1]), currency -> new ArrayList<>())
                .add(first(cells)));
        return byCurrency.entrySet().stream()
                .map(each -> "(" + paths.get(1) + " = " + jpql.bind(each.getKey()) + " and " + paths.get(0)
                        + isIn(each.getValue()) + ")")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The beginnings of the texts sought, which an index knows, where texts are longer than an index takes. */
    private String starts(Columns columns, List<String> paths, List<@Nullable Object[]> sought) {
        int start = columns.attributes().indexOf(Columns.TEXT_START);
        if (start < 0) {
            return "";
        }
        Set<Object> starts = new LinkedHashSet<>();
        sought.forEach(cells -> starts.add(java.util.Objects.requireNonNull(cells[start])));
        return paths.get(start) + isIn(starts) + " and ";
    }

    /** Whether a record can have it at all: what no database takes for a parameter, none needs to be asked for. */
    private static boolean isStorable(@Nullable Object value) {
        if (value instanceof String text) {
            return TextField.isStorable(text);
        } else if (value instanceof LocalDate date) {
            return !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
        }
        return !(value instanceof Instant instant)
                || (!instant.isBefore(FIRST_INSTANT) && instant.isBefore(END_OF_INSTANTS));
    }

    /** Whether a number has more decimals than its column: MariaDB 10.11 rounds it to look it up in an index, and finds it. */
    private static boolean isTooPrecise(Field<?> field, Object cell) {
        return cell instanceof BigDecimal number && number.stripTrailingZeros().scale() > decimals(field);
    }

    private static int decimals(Field<?> field) {
        if (field.isCustom()) {
            return CustomField.MAX_SCALE;
        } else if (field instanceof MoneyField) {
            return MoneyField.MAX_SCALE;
        }
        return field instanceof DecimalField decimal ? decimal.scale() : PriceField.MAX_SCALE;
    }

    private String isIn(Collection<?> cells) {
        return cells.size() == 1 ? " = " + jpql.bind(cells.iterator().next()) : " in " + jpql.bind(List.copyOf(cells));
    }

    private static boolean isMoney(Field<?> field) {
        return field instanceof MoneyField || field instanceof PriceField;
    }

    private String amountIs(List<String> paths, String operator, @Nullable Object[] cells) {
        return "(" + paths.get(1) + " = " + jpql.bind(java.util.Objects.requireNonNull(cells[1])) + " and "
                + paths.get(0) + operator + jpql.bind(first(cells)) + ")";
    }

    private static Object first(@Nullable Object[] cells) {
        return java.util.Objects.requireNonNull(cells[0]);
    }

    @Override
    public <T> String compared(Criterion.Compared<T> compared) {
        if (!isStorable(compared.bound())) {
            return where(compared.field(), paths -> isBeyond(compared) ? ALWAYS : NEVER);
        }
        String operator = operator(compared.comparison());
        @Nullable Object[] cells = jpql.mappings().columns(compared.field()).of(compared.bound());
        return where(
                compared.field(),
                paths -> isMoney(compared.field())
                        ? amountIs(paths, operator, cells)
                        : paths.get(0) + operator + jpql.bind(first(cells)));
    }

    /** Whether every value is beyond the bound, which is before all of them or after: Java knows more dates than fields. */
    private static boolean isBeyond(Criterion.Compared<?> compared) {
        boolean upwards = compared.comparison() == Comparison.MORE || compared.comparison() == Comparison.AT_LEAST;
        boolean isBeforeAll = compared.bound() instanceof Instant instant
                ? instant.isBefore(FIRST_INSTANT)
                : ((LocalDate) compared.bound()).isBefore(FIRST_DATE);
        return upwards == isBeforeAll;
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case MORE -> " > ";
            case AT_LEAST -> " >= ";
        };
    }

    @Override
    public String textMatch(Criterion.TextMatch match) {
        if (!isStorable(match.sought())) {
            return NEVER;
        }
        return where(match.field(), paths -> {
            String whole = text(paths.get(match.folded() ? 1 : 0), match.matching(), match.sought());
            boolean fromItsStart =
                    match.matching() == TextMatching.EQUALS || match.matching() == TextMatching.STARTS_WITH;
            if (!match.field().isCustom() || !fromItsStart) {
                return whole;
            }
            String start = Columns.start(TextKey.of(match.sought()));
            return text(paths.get(paths.size() - 1), match.matching(), start) + " and " + whole;
        });
    }

    private String text(String path, TextMatching matching, String sought) {
        return matching == TextMatching.EQUALS
                ? path + " = " + jpql.bind(sought)
                : path + " like " + jpql.bind(pattern(matching, sought)) + " escape '!'";
    }

    private static String pattern(TextMatching matching, String sought) {
        String literal = sought.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return switch (matching) {
            case EQUALS -> literal;
            case STARTS_WITH -> literal + "%";
            case ENDS_WITH -> "%" + literal;
            case CONTAINS -> "%" + literal + "%";
        };
    }

    @Override
    public String during(Criterion.During during) {
        return during.at(moment).accept(this);
    }

    @Override
    public String hasKeys(Criterion.HasKeys hasKeys) {
        Set<String> keys = storable(hasKeys);
        if (!hasKeys.all()) {
            return keys.isEmpty() ? NEVER : hasKey(hasKeys.field(), isIn(keys));
        } else if (keys.size() < hasKeys.keys().size()) {
            return NEVER;
        }
        if (keys.size() > MOST_LOOKS) {
            return hasAll(hasKeys.field(), keys);
        }
        return keys.isEmpty()
                ? hasKey(hasKeys.field(), " is not null")
                : keys.stream()
                        .map(key -> hasKey(hasKeys.field(), " = " + jpql.bind(key)))
                        .collect(Collectors.joining(" and ", "(", ")"));
    }

    /** Counts those found, where a look for each would be more than a database joins. */
    private String hasAll(Field<?> field, Set<String> keys) {
        String row = jpql.newAlias("k");
        return "(select count(distinct " + row + ".keyText) from crm_key " + row + " where "
                + jpql.besideFor(row, alias, field) + " and " + row + ".keyText" + isIn(keys) + ") = "
                + jpql.bind((long) keys.size());
    }

    private static Set<String> storable(Criterion.HasKeys hasKeys) {
        Set<String> keys = new LinkedHashSet<>(hasKeys.keys());
        keys.removeIf(key -> !isStorable(key));
        return keys;
    }

    private String hasKey(Field<?> field, String condition) {
        return keyExists(
                field, row -> row + ".fieldName = " + jpql.bind(field.name()) + " and " + row + ".keyText" + condition);
    }

    private String keyExists(Field<?> field, UnaryOperator<String> condition) {
        String row = jpql.newAlias("k");
        return "exists (select " + row + ".place from crm_key " + row + " where " + jpql.beside(row, alias, field)
                + " and " + condition.apply(row) + ")";
    }

    @Override
    public String related(Criterion.Related related) {
        if (jpql.mappings().find(related.field().target()).isEmpty()) {
            return NEVER;
        }
        jpql.reading(related.field().target());
        return where(related.field(), paths -> {
            String target = jpql.newAlias("r");
            String inner = related.criterion().accept(new CriterionJpql(jpql, moment, target));
            return "exists (select " + target + ".recordId from "
                    + RecordMapping.entityName(related.field().target()) + " " + target + " where " + target
                    + ".tenant = " + alias + ".tenant and " + target + ".recordId = " + paths.get(0) + " and " + inner
                    + ")";
        });
    }
}
