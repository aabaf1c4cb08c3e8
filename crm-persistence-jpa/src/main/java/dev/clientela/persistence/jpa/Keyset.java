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
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Sort;
import dev.clientela.record.TextField;
import dev.clientela.record.TextSortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a query and the condition for what comes behind a cursor, as JPQL. A field that is never null is ordered
 * by its column, so that an index serves; others by whether they are absent first, then by their column.
 */
final class Keyset {

    private final List<Step> steps = new ArrayList<>();
    private final Jpql jpql;
    private final Optional<CursorPosition> after;

    /**
     * One expression of the order.
     *
     * @param position what it is for the record that the page before ended with; null when that record has no value, so
     *     that all with the same steps before tie
     */
    private record Step(
            String expression,
            boolean isDescending,
            @Nullable Object position) {

        String order() {
            return expression + (isDescending ? " desc" : "");
        }
    }

    private Keyset(Jpql jpql, Optional<CursorPosition> after) {
        this.jpql = jpql;
        this.after = after;
    }

    static Keyset of(Jpql jpql, Query<?> query) {
        Keyset keyset = new Keyset(jpql, CursorPosition.of(query));
        for (int i = 0; i < query.order().size(); i++) {
            int place = i;
            keyset.add(
                    query.order().get(i),
                    keyset.after
                            .<Comparable<?>>map(position -> position.keys().get(place))
                            .orElse(null));
        }
        return keyset;
    }

    private void add(Sort sort, @Nullable Comparable<?> key) {
        Field<?> field = sort.field();
        boolean down = sort.isDescending();
        List<String> paths = jpql.joinedPaths(field, Jpql.ROOT);
        String path = paths.get(0);
        boolean neverNull = field.isRequired() && !field.isCustom();
        if (field instanceof TextField) {
            steps.add(new Step(field.isCustom() ? orEmpty(paths.get(1)) : paths.get(1), down, text(key)));
        } else if (field instanceof ChoiceField || field instanceof CodeField<?>) {
            steps.add(new Step(neverNull ? path : orEmpty(path), down, text(key)));
        } else if (field instanceof MoneyField || field instanceof PriceField) {
            MoneySortKey money = (MoneySortKey) key;
            steps.add(new Step(orEmpty(paths.get(1)), down, money == null ? null : money.currency()));
            steps.add(new Step("coalesce(" + path + ", 0)", down, money == null ? null : money.amount()));
        } else if (field instanceof FlagField) {
            steps.add(new Step(
                    "case when " + path + " is null then -1 when " + path + " = true then 1 else 0 end", down, key));
        } else if (field instanceof IntegerField whole && whole.min() == Long.MIN_VALUE && !field.isCustom()) {
            // The least number and none tie.
            steps.add(new Step("coalesce(" + path + ", -9223372036854775807L - 1L)", down, key));
        } else {
            @Nullable Object value = key == null ? null : cell(field, key);
            if (!neverNull) {
                steps.add(new Step("case when " + path + " is null then 0 else 1 end", down, value == null ? 0 : 1));
            }
            steps.add(new Step(path, down, value));
        }
    }

    private static String orEmpty(String path) {
        return "coalesce(" + path + ", '')";
    }

    private static @Nullable Object text(@Nullable Comparable<?> key) {
        return key == null ? null : ((TextSortKey) key).key();
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
            return field.isCustom() ? BigDecimal.valueOf((Long) key) : key;
        }
        BigDecimal number = (BigDecimal) key;
        return number.compareTo(BELOW_ALL) == 0 ? null : number;
    }

    private static final BigDecimal BELOW_ALL = new BigDecimal("-1E+38");

    String order() {
        return steps.stream().map(step -> step.order() + ", ").collect(Collectors.joining()) + Jpql.ROOT + ".recordId";
    }

    /** Holds for the records behind the cursor; empty for the first page. */
    Optional<String> condition() {
        return after.map(position -> behind(0, position.id()));
    }

    private String behind(int place, UUID id) {
        if (place == steps.size()) {
            return Jpql.ROOT + ".recordId > " + jpql.bind(id);
        }
        Step step = steps.get(place);
        if (step.position() == null) {
            return behind(place + 1, id);
        }
        String beyond = step.isDescending() ? " < " : " > ";
        String atOrBeyond = step.isDescending() ? " <= " : " >= ";
        String position = jpql.bind(step.position());
        return "(" + step.expression() + atOrBeyond + position + " and (" + step.expression() + beyond + position
                + " or " + behind(place + 1, id) + "))";
    }
}
