package dev.clientela.record;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yes or no, or not said. */
public final class FlagField extends Field<Boolean> {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "si", "sí", "s");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    FlagField(Definition definition) {
        super(definition);
    }

    @Override
    public String kind() {
        return "flag";
    }

    public Criterion isTrue() {
        return is(true);
    }

    public Criterion isFalse() {
        return is(false);
    }

    @Override
    public Object toPlain(Boolean value) {
        return value;
    }

    @Override
    public Boolean fromPlain(Object plain) {
        if (plain instanceof Boolean flag) {
            return flag;
        }
        throw MalformedValueException.of(this, plain);
    }

    @Override
    public Boolean parse(String text, TextFormat format) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw MalformedValueException.of(this, text);
    }

    @Override
    boolean hasOrder() {
        return true;
    }

    @Override
    Comparable<?> sortKey(@Nullable Boolean value) {
        return value == null ? -1 : value ? 1 : 0;
    }
}
