package dev.clientela.rules;

import dev.clientela.error.Violation;
import dev.clientela.record.Criterion;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code 1 and (2 or not 3)}: {@code not} binds before {@code and}, {@code and} before {@code or}. */
final class FilterLogic {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 40;

    private final String text;
    private final List<Criterion> conditions;
    private final BitSet used = new BitSet();
    private int at;
    private int depth;

    private FilterLogic(String text, List<Criterion> conditions) {
        this.text = text;
        this.conditions = conditions;
    }

    /** What is wrong with the logic over so many conditions. */
    static Optional<Violation> check(String text, int conditions) {
        try {
            read(text, java.util.Collections.nCopies(conditions, Criterion.always()));
            return Optional.empty();
        } catch (Malformed e) {
            return Optional.of(
                    new Violation("logic", RuleErrors.BAD_LOGIC, Map.of("reason", e.reason, "at", e.at + 1)));
        }
    }

    /** @param text that {@link #check} finds nothing wrong with */
    static Criterion criterion(String text, List<Criterion> conditions) {
        try {
            return read(text, conditions);
        } catch (Malformed e) {
            throw new IllegalStateException(e.reason, e);
        }
    }

    private static Criterion read(String text, List<Criterion> conditions) throws Malformed {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed("it is longer than " + MAX_LENGTH, 0);
        }
        FilterLogic reader = new FilterLogic(text, conditions);
        Criterion criterion = reader.either();
        if (reader.at < text.length()) {
            throw new Malformed("nothing more was expected", reader.at);
        }
        int unused = reader.used.nextClearBit(0);
        if (unused < conditions.size()) {
            throw new Malformed("condition " + (unused + 1) + " is not used", 0);
        }
        return criterion;
    }

    private Criterion either() throws Malformed {
        Criterion criterion = both();
        while (word("or")) {
            criterion = criterion.or(both());
        }
        return criterion;
    }

    private Criterion both() throws Malformed {
        Criterion criterion = one();
        while (word("and")) {
            criterion = criterion.and(one());
        }
        return criterion;
    }

    private Criterion one() throws Malformed {
        if (++depth > MAX_DEPTH) {
            throw new Malformed("it nests deeper than " + MAX_DEPTH, at);
        }
        try {
            if (word("not")) {
                return one().not();
            }
            if (symbol('(')) {
                Criterion inner = either();
                if (!symbol(')')) {
                    throw new Malformed("a closing parenthesis was expected", at);
                }
                return inner;
            }
            return condition();
        } finally {
            depth--;
        }
    }

    private Criterion condition() throws Malformed {
        skipSpaces();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new Malformed("the number of a condition was expected", start);
        }
        int number = at - start > 5 ? Integer.MAX_VALUE : Integer.parseInt(text.substring(start, at));
        if (number < 1 || number > conditions.size()) {
            throw new Malformed("there is no condition " + text.substring(start, at), start);
        }
        used.set(number - 1);
        return conditions.get(number - 1);
    }

    private boolean word(String word) {
        skipSpaces();
        int end = at + word.length();
        boolean found = end <= text.length()
                && text.substring(at, end).toLowerCase(Locale.ROOT).equals(word)
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        if (found) {
            at = end;
            skipSpaces();
        }
        return found;
    }

    private boolean symbol(char symbol) {
        skipSpaces();
        boolean found = at < text.length() && text.charAt(at) == symbol;
        if (found) {
            at++;
            skipSpaces();
        }
        return found;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Where reading ended. */
    private static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;
        private final int at;

        Malformed(String reason, int at) {
            super(reason);
            this.reason = reason;
            this.at = at;
        }
    }
}
