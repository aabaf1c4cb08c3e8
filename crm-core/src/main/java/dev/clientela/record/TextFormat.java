package dev.clientela.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * How numbers, dates and money are written in a text that comes from outside, declared rather than guessed: where
 * {@code 1,12} could be read in two ways, it is refused. Immutable.
 */
public final class TextFormat {

    /** ISO dates, decimal point, thousands by comma in groups of three, instants in UTC, no currency. */
    public static final TextFormat ISO = new TextFormat('.', ',', "uuuu-MM-dd", ZoneOffset.UTC, null);

    /** A number in some way of writing, if not in the one declared. */
    private static final Pattern NUMBER_ELSEWHERE = Pattern.compile("[+-]?\\d[\\d.,'’ \u00a0\u202f]*");

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d(:\\d\\d)?)");

    private final char decimalPoint;
    private final char thousands;
    private final Pattern number;
    private final String datePattern;
    private final DateTimeFormatter dates;
    private final ZoneId zone;
    private final @Nullable CurrencyUnit currency;

    private TextFormat(
            char decimalPoint, char thousands, String datePattern, ZoneId zone, @Nullable CurrencyUnit currency) {
        this.decimalPoint = decimalPoint;
        this.thousands = thousands;
        String group = Pattern.quote(String.valueOf(thousands));
        String point = Pattern.quote(String.valueOf(decimalPoint));
        this.number = Pattern.compile("[+-]?(\\d{1,3}(" + group + "\\d{3})+|\\d+)(" + point + "\\d+)?");
        this.datePattern = datePattern;
        this.dates = new DateTimeFormatterBuilder()
                .appendPattern(datePattern)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        this.zone = zone;
        this.currency = currency;
    }

    /** @param thousands the character between groups of three digits */
    public TextFormat numbers(char decimalPoint, char thousands) {
        boolean usable = decimalPoint != thousands && isSeparator(decimalPoint) && isSeparator(thousands);
        if (!usable) {
            throw new IllegalArgumentException(
                    "Decimal point and thousands separator are two, neither digits nor signs");
        }
        return new TextFormat(decimalPoint, thousands, datePattern, zone, currency);
    }

    /** @param pattern of {@link DateTimeFormatter}, with {@code u} for the year; optional time in square brackets */
    public TextFormat dates(String pattern) {
        return new TextFormat(decimalPoint, thousands, pattern, zone, currency);
    }

    /** The zone of times that name none. A time that a clock change repeats is the first of the two. */
    public TextFormat zone(ZoneId zone) {
        return new TextFormat(decimalPoint, thousands, datePattern, zone, currency);
    }

    /** The currency of amounts that name none. */
    public TextFormat currency(CurrencyUnit currency) {
        return new TextFormat(decimalPoint, thousands, datePattern, zone, currency);
    }

    public Optional<CurrencyUnit> currency() {
        return Optional.ofNullable(currency);
    }

    private static boolean isSeparator(char c) {
        return !Character.isLetterOrDigit(c) && c != '+' && c != '-';
    }

    BigDecimal parseDecimal(Field<?> field, String text) {
        String bare = text.strip();
        if (bare.length() > 100) {
            throw MalformedValueException.of(field, text);
        }
        if (!number.matcher(bare).matches()) {
            throw NUMBER_ELSEWHERE.matcher(bare).matches()
                    ? MalformedValueException.ambiguous(field, text)
                    : MalformedValueException.of(field, text);
        }
        String plain = bare.replace(String.valueOf(thousands), "").replace(decimalPoint, '.');
        return DecimalField.Decimals.canonical(new BigDecimal(plain));
    }

    LocalDate parseDate(Field<?> field, String text) {
        LocalDate date = parsed(field, text).query(TemporalQueries.localDate());
        if (date == null) {
            throw MalformedValueException.of(field, text);
        }
        return date;
    }

    Instant parseInstant(Field<?> field, String text) {
        if (INSTANT.matcher(text.strip()).matches()) {
            try {
                return Instant.parse(text.strip());
            } catch (DateTimeException e) {
                throw MalformedValueException.of(field, text, e);
            }
        }
        TemporalAccessor parsed = parsed(field, text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            throw MalformedValueException.of(field, text);
        }
        return parsed.isSupported(ChronoField.HOUR_OF_DAY)
                ? LocalDateTime.from(parsed).atZone(zone).toInstant()
                : date.atStartOfDay(zone).toInstant();
    }

    private TemporalAccessor parsed(Field<?> field, String text) {
        try {
            return dates.parse(text.strip());
        } catch (DateTimeException e) {
            throw MalformedValueException.of(field, text, e);
        }
    }
}
