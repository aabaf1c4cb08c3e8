package dev.clientela.conversion;

import dev.clientela.record.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversion does with one field of a target.
 *
 * @param sources the lead's fields that the value comes from; none when the conversion itself decides
 * @param before what the target has; null for nothing
 * @param after what the target gets; the same as before when it keeps what it has
 */
public record FieldPlan(
        List<Field<?>> sources,
        Field<?> target,
        @Nullable Object before,
        @Nullable Object after,
        Outcome outcome) {

    /** What becomes of the field, and why. */
    public enum Outcome {
        /** It was empty and gets the lead's value. */
        FILLED,
        /** It has a value of its own, which stays. */
        KEPT,
        /** It has the lead's value already. */
        SAME,
        /** It gets the elements that it lacked. */
        UNITED,
        /** The command says that the lead's value replaces it. */
        OVERWRITTEN,
        /** A refusal of consent is carried over. */
        RESTRICTED,
        /** It was empty, is required, and gets the first term of its vocabulary. */
        DEFAULTED,
        /** Command or rule decides on it. */
        DECIDED
    }

    public FieldPlan {
        sources = List.copyOf(sources);
    }

    /** Whether the lead's value stands on the target afterwards. */
    boolean carries() {
        return outcome != Outcome.KEPT;
    }
}
