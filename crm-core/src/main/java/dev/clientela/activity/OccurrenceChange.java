package dev.clientela.activity;

import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one occurrence of a series departs from its rule: it takes place at another time, or not at all.
 *
 * @param original when it takes place by the rule
 * @param start when it takes place instead; not at all when empty
 * @param minutes how long it takes then
 */
public record OccurrenceChange(LocalDateTime original, Optional<LocalDateTime> start, int minutes) {

    /** The most occurrences of one series that depart from its rule. */
    public static final int MOST = 500;

    public static final ElementType<OccurrenceChange> TYPE = new Type();

    static OccurrenceChange cancelled(LocalDateTime original) {
        return new OccurrenceChange(original, Optional.empty(), 0);
    }

    static OccurrenceChange moved(LocalDateTime original, LocalDateTime start, int minutes) {
        return new OccurrenceChange(original, Optional.of(start), minutes);
    }

    boolean isCancelled() {
        return start.isEmpty();
    }

    private static final class Type implements ElementType<OccurrenceChange> {

        @Override
        public String kind() {
            return "occurrence_change";
        }

        @Override
        public Class<OccurrenceChange> type() {
            return OccurrenceChange.class;
        }

        @Override
        public Object toPlain(OccurrenceChange element) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("original", element.original().toString());
            element.start().ifPresent(start -> {
                plain.put("start", start.toString());
                plain.put("minutes", (long) element.minutes());
            });
            return plain;
        }

        @Override
        public OccurrenceChange fromPlain(Object plain) {
            if (plain instanceof Map<?, ?> map && map.get("original") instanceof String original) {
                LocalDateTime when = time(original);
                if (map.get("start") instanceof String start && map.get("minutes") instanceof Number minutes) {
                    return moved(when, time(start), Math.toIntExact(minutes.longValue()));
                }
                if (map.get("start") == null) {
                    return cancelled(when);
                }
            }
            throw new IllegalArgumentException(
                    "A change of an occurrence has its original time, and start and minutes");
        }

        private static LocalDateTime time(String text) {
            try {
                return LocalDateTime.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("Not a local time: " + text, e);
            }
        }

        @Override
        public String key(OccurrenceChange element) {
            return "";
        }

        @Override
        public String keyOf(String sought) {
            return "";
        }

        @Override
        public List<Violation> check(OccurrenceChange element) {
            return element.isCancelled()
                            || (element.minutes() >= 1 && element.minutes() <= ActivitySeriesFields.MAX_MINUTES)
                    ? List.of()
                    : List.of(new Violation(
                            "minutes",
                            RecordErrors.OUT_OF_RANGE,
                            Map.of("min", 1, "max", ActivitySeriesFields.MAX_MINUTES)));
        }

        @Override
        public List<Violation> checkAll(List<OccurrenceChange> elements) {
            List<Violation> found = new ArrayList<>(0);
            if (elements.size() > MOST) {
                found.add(Violation.of("", SeriesErrors.TOO_MANY_CHANGES, "max", MOST));
            }
            Set<LocalDateTime> seen = new HashSet<>();
            for (OccurrenceChange element : elements) {
                if (!seen.add(element.original())) {
                    found.add(Violation.of("", SeriesErrors.CHANGED_TWICE, "original", element.original()));
                }
            }
            return found;
        }
    }
}
