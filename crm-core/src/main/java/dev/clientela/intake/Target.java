package dev.clientela.intake;

import dev.clientela.record.Field;
import dev.clientela.record.MalformedValueException;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextFormat;
import java.util.Map;
import java.util.function.Function;

/** The field that a column fills, and how its text becomes a value. */
sealed interface Target {

    Field<?> field();

    /** Read as the field itself reads text. */
    record Parsed<T>(Field<T> field) implements Target {

        T read(String text, TextFormat format) {
            return CellText.read(field, text, format);
        }
    }

    /** Read by the host's own function. */
    record Converted<T>(Field<T> field, Function<String, T> reading) implements Target {

        T read(String text) {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw new MalformedValueException(
                        RecordErrors.MALFORMED, Map.of("kind", field.kind(), "value", CellText.abbreviated(text)), e);
            }
        }
    }

    /** The key of another record, whose id is looked up. */
    record ByKey<I extends RecordId>(ReferenceField<I> field, Field<?> key) implements Target {}
}
