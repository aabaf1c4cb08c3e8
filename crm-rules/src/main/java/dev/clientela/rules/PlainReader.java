package dev.clientela.rules;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of a rule document while it is read. It goes on after a fault, so that all are found: where a value is
 * missing or wrong, the fault is noted under its path and something of the right kind is given in its place, which is of
 * no use and never given out. {@link #done} notes the keys that nobody asked for. Not thread-safe.
 */
public final class PlainReader {

    private static final int LONGEST_QUOTE = 60;

    private final Map<?, ?> object;
    private final String path;
    private final Violations faults;
    private final Set<String> known = new HashSet<>();

    PlainReader(Map<?, ?> object, String path, Violations faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** An object that stands alone, with its own faults; see {@link #finish}. */
    public static PlainReader of(Map<?, ?> object) {
        return new PlainReader(object, "", new Violations());
    }

    /** @throws dev.clientela.error.ValidationException with every fault noted so far, unknown keys among them */
    public void finish() {
        done();
        faults.throwIfAny();
    }

    /** Everything as it stands. */
    Map<?, ?> members() {
        return object;
    }

    public boolean has(String key) {
        return object.get(key) != null;
    }

    /** Whether there is anything but the keys asked for so far; for objects whose kind shows by their keys. */
    public String path() {
        return path;
    }

    /** As it stands, for another reader; empty when there is none. */
    public Optional<Object> plain(String key) {
        known.add(key);
        return Optional.ofNullable((Object) object.get(key));
    }

    public String text(String key) {
        return findText(key).orElseGet(() -> missing(key, "?"));
    }

    public Optional<String> findText(String key) {
        return find(key, "text", value -> value instanceof String text && !text.isBlank() ? text : null, "?");
    }

    public boolean flag(String key, boolean otherwise) {
        return find(key, "true or false", value -> value instanceof Boolean flag ? flag : null, otherwise)
                .orElse(otherwise);
    }

    public long integer(String key, long min, long max) {
        return findInteger(key, min, max).orElseGet(() -> missing(key, min));
    }

    public Optional<Long> findInteger(String key, long min, long max) {
        return find(key, "a whole number from " + min + " to " + max, value -> whole(value, min, max), min);
    }

    private static @Nullable Long whole(Object value, long min, long max) {
        if (!(value instanceof Long || value instanceof Integer)) {
            return null;
        }
        long number = ((Number) value).longValue();
        return number < min || number > max ? null : number;
    }

    public BigDecimal decimal(String key) {
        return findDecimal(key).orElseGet(() -> missing(key, BigDecimal.ONE));
    }

    public Optional<BigDecimal> findDecimal(String key) {
        return find(key, "a number", PlainReader::number, BigDecimal.ONE);
    }

    /** The same number as it is read and compared: without zeros behind the point, or an exponent. */
    public static BigDecimal canonical(BigDecimal number) {
        return PlainValues.canonical(number);
    }

    static @Nullable BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof Long || value instanceof Integer
                ? BigDecimal.valueOf(((Number) value).longValue())
                : null;
    }

    /** One of the words that the constants have in lower case. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        return findConstant(key, type).orElseGet(() -> missing(key, type.getEnumConstants()[0]));
    }

    public <E extends Enum<E>> Optional<E> findConstant(String key, Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
        E first = type.getEnumConstants()[0];
        return find(
                key,
                "one of " + words,
                value -> {
                    int place = value instanceof String word ? words.indexOf(word) : -1;
                    return place < 0 ? null : type.getEnumConstants()[place];
                },
                first);
    }

    /** ISO 8601, such as {@code 2026-03-01T00:00:00Z}. */
    public Optional<Instant> findInstant(String key) {
        return find(key, "an instant such as 2026-03-01T00:00:00Z", parsed(Instant::parse), Instant.EPOCH);
    }

    /** ISO 8601, such as {@code PT4H} or {@code P2D}; positive. */
    public Optional<Duration> findDuration(String key) {
        return find(
                key,
                "a positive duration such as PT4H or P2D",
                value -> {
                    Duration duration = parsed(Duration::parse).apply(value);
                    return duration == null || duration.isNegative() || duration.isZero() ? null : duration;
                },
                Duration.ofDays(1));
    }

    public Duration duration(String key) {
        return findDuration(key).orElseGet(() -> missing(key, Duration.ofDays(1)));
    }

    private static <T> Function<Object, @Nullable T> parsed(Function<String, T> parse) {
        return value -> {
            try {
                return value instanceof String text ? parse.apply(text) : null;
            } catch (DateTimeException | ArithmeticException e) {
                return null; // told as what was expected there
            }
        };
    }

    public Optional<PlainReader> object(String key) {
        known.add(key);
        Object value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return value instanceof Map<?, ?> map
                ? Optional.of(new PlainReader(map, at(key), faults))
                : Optional.of(wrong(key, "an object", value, new PlainReader(Map.of(), at(key), new Violations())));
    }

    /** The objects of a list; none when the key is not there. */
    public List<PlainReader> objects(String key) {
        List<PlainReader> objects = new ArrayList<>();
        int index = 0;
        for (Object element : list(key)) {
            String place = key + "[" + index++ + "]";
            if (element instanceof Map<?, ?> map) {
                objects.add(new PlainReader(map, at(place), faults));
            } else {
                wrong(place, "an object", element, "");
            }
        }
        return objects;
    }

    /** The texts of a list; none when the key is not there. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        int index = 0;
        for (Object element : list(key)) {
            String place = key + "[" + index++ + "]";
            texts.add(element instanceof String text && !text.isBlank() ? text : wrong(place, "text", element, "?"));
        }
        return texts;
    }

    /** The elements of a list as they stand; none when the key is not there. */
    public Collection<?> list(String key) {
        return find(key, "a list", value -> value instanceof Collection<?> elements ? elements : null, List.of())
                .orElse(List.of());
    }

    private <T> Optional<T> find(String key, String expected, Function<Object, @Nullable T> read, T instead) {
        known.add(key);
        Object value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        @Nullable T result = read.apply(value);
        return Optional.of(result == null ? wrong(key, expected, value, instead) : result);
    }

    private <T> T missing(String key, T instead) {
        fault(key, RuleErrors.MISSING, Map.of());
        return instead;
    }

    private <T> T wrong(String key, String expected, @Nullable Object found, T instead) {
        fault(key, RuleErrors.BAD_VALUE, Map.of("expected", expected, "found", quoted(found)));
        return instead;
    }

    static String quoted(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Notes a fault at a key; at the object itself when the key is empty. */
    public void fault(String key, ErrorCode code, Map<String, Object> parameters) {
        faults.add(new Violation(at(key), code, parameters));
    }

    /** Notes faults that another reader found in what stands at the key. */
    public void faults(String key, Collection<Violation> found) {
        found.forEach(fault -> faults.add(fault.under(at(key))));
    }

    /** Notes every key that nobody has asked for. */
    public void done() {
        for (Object key : object.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                fault("", RuleErrors.UNKNOWN_KEY, Map.of("key", quoted(key)));
            }
        }
    }

    String at(String key) {
        return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
    }
}
