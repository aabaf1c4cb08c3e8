package dev.clientela.persistence.jpa;

import dev.clientela.record.Field;
import dev.clientela.record.InstantField;
import dev.clientela.record.KeyedField;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that one unit writes as JSON. What takes long to be written is so once: a list stands in the row of its
 * record and again in the event that tells of it, the time of a command in every record and every event.
 */
final class JsonTexts {

    private final IdentityHashMap<Object, String> known = new IdentityHashMap<>(); // values are immutable

    /** A list or tags. */
    <T> String of(KeyedField<T> field, T value) {
        return written(field, value);
    }

    /** Appends a value of a field, in its plain form. */
    <T> void append(StringBuilder text, Field<T> field, @Nullable T value) {
        if (value == null) {
            text.append("null");
        } else if (field instanceof KeyedField<?> || field instanceof InstantField) {
            text.append(written(field, value));
        } else {
            Json.write(text, field.toPlain(value));
        }
    }

    private <T> String written(Field<T> field, T value) {
        String text = known.get(value);
        if (text == null) {
            text = Json.write(field.toPlain(value));
            known.put(value, text);
        }
        return text;
    }

    /** Forgets them once the rows are written, so that a long unit does not grow. */
    void clear() {
        known.clear();
    }
}
