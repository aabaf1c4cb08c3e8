package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text of a greatest length, counted in Unicode code points. What goes in comes back identical. Where a built-in field is
 * sortable, its key is bounded too, by {@link TextKey#MAX_LENGTH} or the greatest length.
 */
public final class TextField extends Field<String> {

    private final int maxLength;

    TextField(Definition definition, int maxLength) {
        super(definition);
        this.maxLength = maxLength;
    }

    public int maxLength() {
        return maxLength;
    }

    @Override
    List<Object> limits() {
        return List.of(maxLength);
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public List<Violation> check(String value) {
        List<Violation> found = new ArrayList<>(0);
        if (value.length() > maxLength && value.codePointCount(0, value.length()) > maxLength) {
            found.add(new Violation(
                    name(),
                    RecordErrors.TOO_LONG,
                    Map.of("max", maxLength, "length", value.codePointCount(0, value.length()))));
        }
        if (!isStorable(value)) {
            found.add(Violation.of(name(), RecordErrors.UNSTORABLE));
        }
        if (found.isEmpty() && has(Trait.SORTABLE) && !isCustom()) {
            TextKey.checkLength(name(), TextKey.of(value), Math.max(maxLength, TextKey.MAX_LENGTH))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Whether every store can keep the text: it has no NUL and no half of a surrogate pair. */
    public static boolean isStorable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    @Override
    public Object toPlain(String value) {
        return value;
    }

    @Override
    public String fromPlain(Object plain) {
        if (plain instanceof String text) {
            return text;
        }
        throw MalformedValueException.of(this, plain);
    }

    @Override
    boolean hasOrder() {
        return true;
    }

    @Override
    Comparable<?> sortKey(@Nullable String value) {
        return value == null ? TextSortKey.ABSENT : new TextSortKey(TextKey.of(value));
    }

    /** The same text when case and accents do not count. */
    public Criterion isLike(String text) {
        return new Criterion.TextMatch(this, TextMatching.EQUALS, text, true);
    }

    /** Begins with the text, case and accents apart. */
    public Criterion startsWith(String text) {
        return new Criterion.TextMatch(this, TextMatching.STARTS_WITH, text, true);
    }

    /** Ends with the text, case and accents apart. */
    public Criterion endsWith(String text) {
        return new Criterion.TextMatch(this, TextMatching.ENDS_WITH, text, true);
    }

    /** Contains the text, case and accents apart. */
    public Criterion contains(String text) {
        return new Criterion.TextMatch(this, TextMatching.CONTAINS, text, true);
    }

    /** As the other comparisons, but character for character. */
    public Criterion matchesExactly(TextMatching how, String text) {
        return new Criterion.TextMatch(this, how, text, false);
    }
}
