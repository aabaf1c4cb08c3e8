package dev.clientela.forecast;

import dev.clientela.error.ValidationException;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.TextCodec;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fiscal year, or a quarter or month of one. Which days it has, the organisation's {@link FiscalCalendar} says.
 *
 * <p>Written {@code 2026}, {@code 2026-Q4}, {@code 2026-M11}; the eleventh month of a fiscal year is November only where
 * that begins in January.
 *
 * @param unit year, quarter or month
 * @param number counted from 1 within the year; 1 for a year
 */
public record ForecastPeriod(RelativePeriod.Unit unit, int year, int number) {

    /** How periods are stored and shown. */
    public static final TextCodec<ForecastPeriod> CODEC =
            new TextCodec<>("forecast period", ForecastPeriod.class, ForecastPeriod::toString, ForecastPeriod::read);

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})(?:-([QM])(\\d{1,2}))?");
    private static final int FIRST_YEAR = 1584;
    private static final int LAST_YEAR = 9998;

    /** @throws ValidationException {@code forecast.bad_period} */
    public ForecastPeriod {
        int most = switch (unit) {
            case YEAR -> 1;
            case QUARTER -> 4;
            case MONTH -> 12;
            case WEEK, DAY -> 0;
        };
        if (year < FIRST_YEAR || year > LAST_YEAR || number < 1 || number > most) {
            throw ValidationException.of("period", ForecastErrors.BAD_PERIOD);
        }
    }

    public static ForecastPeriod year(int year) {
        return new ForecastPeriod(RelativePeriod.Unit.YEAR, year, 1);
    }

    public static ForecastPeriod quarter(int year, int quarter) {
        return new ForecastPeriod(RelativePeriod.Unit.QUARTER, year, quarter);
    }

    public static ForecastPeriod month(int year, int month) {
        return new ForecastPeriod(RelativePeriod.Unit.MONTH, year, month);
    }

    /** @throws ValidationException {@code forecast.bad_period} */
    public static ForecastPeriod parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw ValidationException.of("period", ForecastErrors.BAD_PERIOD);
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            return year(year);
        }
        int number = Integer.parseInt(parts.group(3));
        return parts.group(2).equals("Q") ? quarter(year, number) : month(year, number);
    }

    private static ForecastPeriod read(String text) {
        try {
            return parse(text);
        } catch (ValidationException e) {
            throw new IllegalArgumentException(text + " is no forecast period", e);
        }
    }

    /** How many months it has. */
    int months() {
        return switch (unit) {
            case YEAR -> 12;
            case QUARTER -> 3;
            default -> 1;
        };
    }

    @Override
    public String toString() {
        return switch (unit) {
            case YEAR -> String.format(Locale.ROOT, "%04d", year);
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", year, number);
            default -> String.format(Locale.ROOT, "%04d-M%02d", year, number);
        };
    }
}
