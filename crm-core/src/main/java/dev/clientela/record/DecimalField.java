package dev.clientela.record;

import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number of at most {@value #MAX_DIGITS} digits, some of them decimals. Values that are equal as numbers are
 * equal here: {@code 1.50} is kept as {@code 1.5}.
 */
public final class DecimalField extends OrderedField<BigDecimal> {

    /** What every supported database keeps without loss. */
    public static final int MAX_DIGITS = 38;

    private static final BigDecimal BELOW_ALL =
            new BigDecimal(BigInteger.TEN.pow(MAX_DIGITS).negate());

    private final int scale;

    DecimalField(Definition definition, int scale) {
        super(definition);
        this.scale = scale;
    }

    /** The greatest number of decimals. */
    public int scale() {
        return scale;
    }

    @Override
    List<Object> limits() {
        return List.of(scale);
    }

    @Override
    public String kind() {
        return "decimal";
    }

    @Override
    BigDecimal canonical(BigDecimal value) {
        return Decimals.canonical(value);
    }

    @Override
    public List<Violation> check(BigDecimal value) {
        return Decimals.check(name(), value, scale);
    }

    @Override
    public Object toPlain(BigDecimal value) {
        return value;
    }

    @Override
    public BigDecimal fromPlain(Object plain) {
        return Decimals.fromPlain(this, plain);
    }

    @Override
    public BigDecimal parse(String text, TextFormat format) {
        return format.parseDecimal(this, text);
    }

    @Override
    int compare(BigDecimal a, BigDecimal b) {
        return a.compareTo(b);
    }

    @Override
    Comparable<?> sortKey(@Nullable BigDecimal value) {
        return value == null ? BELOW_ALL : value;
    }

    /** What decimals, money and prices share. */
    static final class Decimals {

        private static final int MOST_DIGITS = 200;

        private Decimals() {}

        /** Without trailing zeros and, unless it is far out of range, without exponent. */
        static BigDecimal canonical(BigDecimal value) {
            BigDecimal bare = value.stripTrailingZeros();
            return bare.scale() < 0 && bare.precision() - bare.scale() <= MAX_DIGITS ? bare.setScale(0) : bare;
        }

        static List<Violation> check(String path, BigDecimal value, int scale) {
            List<Violation> found = new ArrayList<>(0);
            BigDecimal bare = value.stripTrailingZeros();
            if (bare.scale() > scale) {
                found.add(Violation.of(path, RecordErrors.TOO_PRECISE, "max", scale));
            }
            long wholeDigits = (long) bare.precision() - bare.scale();
            if (wholeDigits > MAX_DIGITS - scale) {
                found.add(new Violation(
                        path,
                        RecordErrors.OUT_OF_RANGE,
                        Map.of("min", "-10^" + (MAX_DIGITS - scale), "max", "10^" + (MAX_DIGITS - scale))));
            }
            return found;
        }

        static BigDecimal fromPlain(Field<?> field, Object plain) {
            BigDecimal number;
            if (plain instanceof BigDecimal decimal) {
                number = decimal;
            } else if (plain instanceof Long || plain instanceof Integer) {
                number = BigDecimal.valueOf(((Number) plain).longValue());
            } else if (plain instanceof BigInteger whole) {
                number = new BigDecimal(whole);
            } else {
                throw MalformedValueException.of(field, plain);
            }
            // Arithmetic on 1E+999999999 takes minutes; no field holds anything like it.
            if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw MalformedValueException.of(field, plain);
            }
            return canonical(number);
        }
    }
}
