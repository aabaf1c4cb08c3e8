package dev.clientela.rules.index;

import dev.clientela.record.Comparison;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** How now stands to the bounds between which rules are valid. */
final class ValidityAxis extends Axis {

    private final Line<Instant> line;

    ValidityAxis(int number, Collection<Instant> mentioned) {
        super(number);
        this.line = new Line<>(ABSENT + 1, mentioned);
    }

    @Override
    int rows() {
        return ABSENT + 1 + line.places();
    }

    @Override
    int place(Reading reading) {
        return line.place(reading.situation().moment().now());
    }

    Span span(Optional<Instant> from, Optional<Instant> until) {
        Span begun =
                from.map(instant -> line.span(Comparison.AT_LEAST, instant)).orElse(present());
        Span ending = until.map(instant -> line.span(Comparison.LESS, instant)).orElse(present());
        return begun.and(ending);
    }
}
