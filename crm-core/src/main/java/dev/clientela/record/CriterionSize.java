package dev.clientela.record;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a question is made of before anything goes down into it: databases take some tens of thousands of values in
 * one statement, and a criterion may be nested deep enough to exhaust the stack of whoever walks it.
 */
final class CriterionSize {

    private record Level(Criterion criterion, int depth) {}

    private final Deque<Level> open = new ArrayDeque<>();
    private int conditions;
    private int values;
    private int longest;
    private @Nullable Field<?> longestField;

    private CriterionSize() {}

    /**
     * @throws ValidationException {@code criterion.too_large} or, at the field of the longest list, {@code
     *     criterion.too_many_values} when the criteria are together more than one statement takes
     */
    static void requireBounded(Collection<Criterion> criteria) {
        CriterionSize size = new CriterionSize();
        criteria.forEach(criterion -> size.open.add(new Level(criterion, 1)));
        while (!size.open.isEmpty()) {
            size.count(size.open.remove());
        }
        if (size.values > Query.MAX_VALUES) {
            throw new ValidationException(List.of(new Violation(
                    String.valueOf(size.longestField),
                    RecordErrors.TOO_MANY_VALUES,
                    Map.of("values", size.values, "max", Query.MAX_VALUES))));
        }
    }

    private void count(Level level) {
        conditions++;
        if (conditions > Query.MAX_CONDITIONS || level.depth() > Query.MAX_DEPTH) {
            throw new ValidationException(List.of(new Violation(
                    "",
                    RecordErrors.CRITERION_TOO_LARGE,
                    Map.of("max_depth", Query.MAX_DEPTH, "max_nodes", Query.MAX_CONDITIONS))));
        }
        Criterion criterion = level.criterion();
        if (criterion instanceof Criterion.OneOf<?> oneOf) {
            count(oneOf.field(), oneOf.values().size());
        } else if (criterion instanceof Criterion.HasKeys hasKeys) {
            count(hasKeys.field(), hasKeys.keys().size());
        }
        within(criterion).forEach(part -> open.add(new Level(part, level.depth() + 1)));
    }

    private void count(Field<?> field, int many) {
        values += many;
        if (many > longest) {
            longest = many;
            longestField = field;
        }
    }

    private static List<Criterion> within(Criterion criterion) {
        if (criterion instanceof Criterion.All all) {
            return all.parts();
        } else if (criterion instanceof Criterion.Any any) {
            return any.parts();
        } else if (criterion instanceof Criterion.Not not) {
            return List.of(not.part());
        } else if (criterion instanceof Criterion.Related related) {
            return List.of(related.criterion());
        }
        return List.of();
    }
}
