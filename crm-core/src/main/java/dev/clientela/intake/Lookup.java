package dev.clientela.intake;

import dev.clientela.record.Field;

/**
 * How a cell names another record: not by its id, but by the value of a field of it, such as an account by its name or a
 * product by its external id. The value has to be exactly that of the field.
 */
public record Lookup(Field<?> key) {

    public static Lookup by(Field<?> key) {
        return new Lookup(key);
    }
}
