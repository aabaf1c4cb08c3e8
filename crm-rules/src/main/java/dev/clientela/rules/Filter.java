package dev.clientela.rules;

import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import java.util.List;
import java.util.Optional;

/**
 * The condition of a rule: one criterion, or several with a logic over their numbers such as {@code 1 and (2 or not 3)},
 * as people write it who do not nest. Without a logic, all have to hold; with no condition at all it holds always.
 *
 * @param logic over the numbers of the conditions, from 1; each is used
 */
public record Filter(List<Criterion> conditions, Optional<String> logic) {

    /** @throws ValidationException {@code rules.bad_logic} at {@code logic} */
    public Filter {
        conditions = List.copyOf(conditions);
        if (logic.isPresent()) {
            FilterLogic.check(logic.get(), conditions.size()).ifPresent(fault -> {
                throw new ValidationException(List.of(fault));
            });
        }
    }

    public static Filter of(Criterion criterion) {
        return new Filter(List.of(criterion), Optional.empty());
    }

    /** Holds for every record. */
    public static Filter always() {
        return new Filter(List.of(), Optional.empty());
    }

    /** What it comes to. */
    public Criterion criterion() {
        return logic.map(text -> FilterLogic.criterion(text, conditions)).orElseGet(() -> Criterion.all(conditions));
    }

    /** Whether it stands as one criterion, not as a list. */
    boolean isSingle() {
        return conditions.size() == 1 && logic.isEmpty();
    }
}
