package dev.clientela.event;

import dev.clientela.record.Field;
import org.jspecify.annotations.Nullable;

/** One field with the value it had and the value it got; null for none. */
public record FieldChange(
        Field<?> field, @Nullable Object before, @Nullable Object after) {}
