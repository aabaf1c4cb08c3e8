package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value type of its own that is written as a short text: an owner, a currency, a constant of an enum. */
public final class CodeField<T> extends Field<T> {

    private final TextCodec<T> codec;

    CodeField(Definition definition, TextCodec<T> codec) {
        super(definition);
        this.codec = codec;
    }

    @Override
    public String kind() {
        return codec.kind();
    }

    public Class<T> valueType() {
        return codec.type();
    }

    @Override
    public List<Violation> check(T value) {
        return TextField.isStorable(codec.write().apply(value))
                ? List.of()
                : List.of(Violation.of(name(), RecordErrors.UNSTORABLE));
    }

    @Override
    public Object toPlain(T value) {
        return codec.write().apply(value);
    }

    @Override
    public T fromPlain(Object plain) {
        if (!(plain instanceof String text)) {
            throw MalformedValueException.of(this, plain);
        }
        try {
            return codec.read().apply(text);
        } catch (IllegalArgumentException e) {
            throw MalformedValueException.of(this, plain, e);
        }
    }

    @Override
    boolean hasOrder() {
        return true;
    }

    @Override
    Comparable<?> sortKey(@Nullable T value) {
        return value == null
                ? TextSortKey.ABSENT
                : new TextSortKey(codec.write().apply(value));
    }
}
