package dev.clientela.rules.scoring;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.InstantField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How points lose weight as what they were given for becomes past. What is not dated counts for nothing, as nobody knows
 * how long ago it was; what is to come counts in full. Immutable.
 *
 * @param since when it happened
 * @param days after so many they are halved, and again after as many; or they are gone
 */
public record Decay(InstantField since, Kind kind, int days) {

    /** The most days that there can be: a hundred years. */
    public static final int MAX_DAYS = 36_525;

    private static final int DECIMALS = 6;

    /** What becomes of the points. */
    public enum Kind {
        /** Half of them are left after the days, a quarter after twice as many, and so on without steps. */
        HALVING,

        /** They count in full before the days are over, and not at all from then on. */
        LAPSING
    }

    public Decay {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("Points lose weight in 1 to " + MAX_DAYS + " days");
        }
    }

    /** What is left of the points, with at most six decimals more than they had; empty when it is not known since when. */
    Optional<BigDecimal> left(BigDecimal points, CrmRecord<?> record, Instant now) {
        return record.find(since).map(begin -> left(points, Duration.between(begin, now)));
    }

    private BigDecimal left(BigDecimal points, Duration age) {
        Duration span = Duration.ofDays(days);
        if (age.isNegative() || age.isZero()) {
            return points;
        }
        return switch (kind) {
            case LAPSING -> age.compareTo(span) < 0 ? points : BigDecimal.ZERO;
            case HALVING -> {
                double spans = (double) age.toMillis() / span.toMillis();
                BigDecimal part = BigDecimal.valueOf(StrictMath.pow(0.5, spans)); // the same on every machine
                yield points.multiply(part).setScale(points.scale() + DECIMALS, RoundingMode.HALF_EVEN);
            }
        };
    }
}
