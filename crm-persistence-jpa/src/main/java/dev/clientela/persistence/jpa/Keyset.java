package dev.clientela.persistence.jpa;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.CursorPosition;
import dev.clientela.record.Field;
import dev.clientela.record.FlagField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.MoneySortKey;
import dev.clientela.record.PriceField;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Sort;
import dev.clientela.record.TextField;
import dev.clientela.record.TextSortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes behind the cursor of a query, as ranges that follow each other: each is one stretch of an index on the
 * tenant, the field and the id, however many records have the same value or none.
 *
 * <p>Behind a lead of score 7, say, come those of score 7 with a greater id, then those of a greater score. Absent
 * values, which stand first or last, are a range of their own, as databases do not agree on where they stand.
 */
final class Keyset {

    private static final BigDecimal BELOW_ALL = new BigDecimal("-1E+38");

    private final List<Step> steps = new ArrayList<>();
    private final Optional<CursorPosition> after;
    private final boolean areIdsDescending;
    private final boolean textInBytes;

    /**
     * One expression of the order.
     *
     * @param expression as JPQL in a statement, which it may add a join to
     * @param mayBeAbsent whether it may be null, where the steps before are not
     * @param inBytes whether it is a text that stands in order only as its bytes do
     * @param position what it is for the record that the page before ended with
     */
    private record Step(
            Function<Jpql, String> expression,
            boolean isDescending,
            boolean mayBeAbsent,
            boolean inBytes,
            @Nullable Object position) {

        /** The parts of the order that come behind the position; without one, all. */
        List<Part> parts(boolean isFirstPage) {
            if (isFirstPage) {
                return !mayBeAbsent
                        ? List.of(Part.ALL)
                        : isDescending ? List.of(Part.PRESENT, Part.ABSENT) : List.of(Part.ABSENT, Part.PRESENT);
            } else if (position == null) {
                return mayBeAbsent && !isDescending ? List.of(Part.PRESENT) : List.of();
            }
            return mayBeAbsent && isDescending ? List.of(Part.BEYOND, Part.ABSENT) : List.of(Part.BEYOND);
        }

        String same(Jpql jpql) {
            String path = expression.apply(jpql);
            return position == null ? path + " is null" : path + " = " + jpql.bind(position);
        }

        String beyond(Jpql jpql) {
            return ordered(expression.apply(jpql))
                    + (isDescending ? " < " : " > ")
                    + ordered(jpql.bind(Objects.requireNonNull(position)));
        }

        private String ordered(String path) {
            return inBytes ? "function('stringtoutf8', " + path + ")" : path;
        }

        String order(Jpql jpql) {
            return ordered(expression.apply(jpql)) + (isDescending ? " desc" : "");
        }

        String orderWithAbsent(Jpql jpql) {
            String path = expression.apply(jpql);
            String absence = "case when " + path + " is null then 0 else 1 end" + (isDescending ? " desc, " : ", ");
            return (mayBeAbsent ? absence : "") + order(jpql);
        }
    }

    private enum Part {
        ALL,
        ABSENT,
        PRESENT,
        BEYOND
    }

    /**
     * The records that are as the one at the cursor in the steps before a level and in this part of the step there; at
     * the level behind the last step, those with ids behind that at the cursor.
     */
    final class Range {

        private final int level;
        private final Part part;

        private Range(int level, Part part) {
            this.level = level;
            this.part = part;
        }

        /** As JPQL that follows another condition. */
        String condition(Jpql jpql) {
            StringBuilder text = new StringBuilder();
            steps.subList(0, level).forEach(step -> text.append(" and ").append(step.same(jpql)));
            if (level == steps.size()) {
                after.ifPresent(position -> text.append(" and ")
                        .append(Jpql.ROOT)
                        .append(areIdsDescending ? ".recordId < " : ".recordId > ")
                        .append(jpql.bind(position.id())));
                return text.toString();
            }
            Step step = steps.get(level);
            String path = step.expression().apply(jpql);
            return switch (part) {
                case ALL -> text.toString();
                case ABSENT -> text + " and " + path + " is null";
                case PRESENT -> text + " and " + path + " is not null";
                case BEYOND -> text + " and " + step.beyond(jpql);
            };
        }

        String order(Jpql jpql) {
            StringBuilder text = new StringBuilder();
            for (int i = level; i < steps.size(); i++) {
                Step step = steps.get(i);
                if (i > level || part != Part.ABSENT) {
                    text.append(i > level ? step.orderWithAbsent(jpql) : step.order(jpql))
                            .append(", ");
                }
            }
            return text + Jpql.ROOT + ".recordId" + (areIdsDescending ? " desc" : "");
        }
    }

    private Keyset(Query<?> query, boolean textInBytes) {
        this.textInBytes = textInBytes;
        this.after = CursorPosition.of(query);
        this.areIdsDescending = QueryOrder.of(query).areIdsDescending();
        for (int i = 0; i < query.order().size(); i++) {
            int place = i;
            add(
                    query.order().get(i),
                    after.<Comparable<?>>map(position -> position.keys().get(place))
                            .orElse(null));
        }
    }

    /** @param textInBytes whether the database's own order of texts is another than that by code point */
    static Keyset of(Query<?> query, boolean textInBytes) {
        return new Keyset(query, textInBytes);
    }

    /** In the order of their records. */
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        if (steps.isEmpty() || after.isPresent()) {
            ranges.add(new Range(steps.size(), Part.ALL));
        }
        for (int level = after.isPresent() ? steps.size() - 1 : 0; level >= 0 && !steps.isEmpty(); level--) {
            for (Part part : steps.get(level).parts(after.isEmpty())) {
                ranges.add(new Range(level, part));
            }
        }
        return ranges;
    }

    private void add(Sort sort, @Nullable Comparable<?> key) {
        Field<?> field = sort.field();
        boolean down = sort.isDescending();
        boolean mayBeAbsent = !field.isRequired() || field.isCustom();
        Function<Jpql, String> first =
                jpql -> jpql.joinedPaths(field, Jpql.ROOT).get(0);
        Function<Jpql, String> second =
                jpql -> jpql.joinedPaths(field, Jpql.ROOT).get(1);
        if (field instanceof TextField) {
            // The key of an absent text is empty, as that of some others: all of them tie.
            steps.add(new Step(field.isCustom() ? orEmpty(second) : second, down, false, textInBytes, text(key)));
        } else if (field instanceof ChoiceField || field instanceof CodeField<?>) {
            steps.add(new Step(mayBeAbsent ? orEmpty(first) : first, down, false, textInBytes, text(key)));
        } else if (field instanceof MoneyField || field instanceof PriceField) {
            @Nullable MoneySortKey money = (MoneySortKey) key;
            if (money != null && money.currency().isEmpty()) {
                money = null;
            }
            steps.add(new Step(second, down, mayBeAbsent, false, money == null ? null : money.currency()));
            steps.add(new Step(first, down, false, false, money == null ? null : money.amount()));
        } else if (field instanceof FlagField) {
            Function<Jpql, String> number = first.andThen(
                    path -> "case when " + path + " is null then -1 when " + path + " = true then 1 else 0 end");
            steps.add(new Step(number, down, false, false, key));
        } else if (field instanceof IntegerField whole && whole.min() == Long.MIN_VALUE) {
            // The least number and none tie.
            Function<Jpql, String> number = first.andThen(path -> "coalesce(" + path + ", -9223372036854775807L - 1L)");
            steps.add(new Step(number, down, false, false, key == null ? null : number(field, (Long) key)));
        } else {
            steps.add(new Step(first, down, mayBeAbsent, false, key == null ? null : cell(field, key)));
        }
    }

    private static Function<Jpql, String> orEmpty(Function<Jpql, String> path) {
        return path.andThen(text -> "coalesce(" + text + ", '')");
    }

    private static @Nullable Object text(@Nullable Comparable<?> key) {
        return key == null ? null : ((TextSortKey) key).key();
    }

    /** The numbers of all custom fields lie in one column. */
    private static Object number(Field<?> field, Long key) {
        return field.isCustom() ? BigDecimal.valueOf(key) : key;
    }

    /** The column's value for a key; null for the key of records without a value. */
    private static @Nullable Object cell(Field<?> field, Comparable<?> key) {
        if (field instanceof ReferenceField<?>) {
            String id = ((TextSortKey) key).key();
            return id.isEmpty() ? null : UUID.fromString(id);
        } else if (key instanceof LocalDate date) {
            return date.equals(LocalDate.MIN) ? null : date;
        } else if (key instanceof Instant instant) {
            return instant.equals(Instant.MIN) ? null : Columns.utc(instant);
        }
        if (field instanceof IntegerField) {
            if (key.equals(Long.MIN_VALUE)) {
                return null;
            }
            return number(field, (Long) key);
        }
        BigDecimal number = (BigDecimal) key;
        return number.compareTo(BELOW_ALL) == 0 ? null : number;
    }
}
