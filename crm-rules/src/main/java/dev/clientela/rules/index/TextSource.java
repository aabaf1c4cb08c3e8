package dev.clientela.rules.index;

import dev.clientela.record.TextField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text of the record, as it is or folded.
 *
 * @param number its place among the texts that an index folds
 */
record TextSource(TextField field, int number) {

    boolean isPresent(Reading reading) {
        return reading.values().get(field) != null;
    }

    String exact(Reading reading) {
        return Objects.requireNonNull(reading.values().get(field));
    }

    /** Its key, which is worked out once in a decision. */
    FoldedText folded(Reading reading) {
        return reading.folded(this);
    }

    /** The text, or its key; null when there is none. */
    @Nullable
    CharSequence in(Reading reading, boolean folded) {
        return !isPresent(reading) ? null : folded ? folded(reading) : exact(reading);
    }
}
