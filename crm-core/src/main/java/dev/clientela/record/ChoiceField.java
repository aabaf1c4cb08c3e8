package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One term of a vocabulary that the host may replace: a lead's source, an account's industry. The value is the term's
 * code; whether the vocabulary has it is checked when it is set, not when it is read, so a term taken out of use stays
 * valid on the records that carry it.
 */
public final class ChoiceField extends Field<String> {

    /** The longest code that a term may have. */
    public static final int MAX_LENGTH = 60;

    private final String vocabulary;

    ChoiceField(Definition definition, String vocabulary) {
        super(definition);
        this.vocabulary = vocabulary;
    }

    /** The name of the vocabulary, such as {@code lead_source}. */
    public String vocabulary() {
        return vocabulary;
    }

    @Override
    List<Object> limits() {
        return List.of(vocabulary);
    }

    @Override
    public String kind() {
        return "choice";
    }

    @Override
    public List<Violation> check(String value) {
        if (value.length() > MAX_LENGTH) {
            return List.of(
                    new Violation(name(), RecordErrors.TOO_LONG, Map.of("max", MAX_LENGTH, "length", value.length())));
        }
        return TextField.isStorable(value) ? List.of() : List.of(Violation.of(name(), RecordErrors.UNSTORABLE));
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
        return value == null ? TextSortKey.ABSENT : new TextSortKey(value);
    }
}
