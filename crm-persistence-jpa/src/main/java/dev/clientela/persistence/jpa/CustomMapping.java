package dev.clientela.persistence.jpa;

import dev.clientela.persistence.jpa.entity.CustomValueEntity;
import dev.clientela.record.Field;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of custom fields as rows of {@code crm_custom_value}. */
final class CustomMapping {

    /** Those that hold values, of which a field uses one to three. */
    static final List<String> ATTRIBUTES = List.of(
            "textValue",
            "textKey",
            "textStart",
            "numberValue",
            "currency",
            "flagValue",
            "dateValue",
            "instantValue",
            "uuidValue");

    private static final Map<String, VarHandle> HANDLES = handles();

    private CustomMapping() {}

    private static Map<String, VarHandle> handles() {
        Attributes attributes = Attributes.of(CustomValueEntity.class);
        Map<String, VarHandle> handles = new HashMap<>();
        ATTRIBUTES.forEach(name -> handles.put(name, attributes.get(name)));
        return Map.copyOf(handles);
    }

    private static VarHandle handle(String attribute) {
        VarHandle handle = HANDLES.get(attribute);
        if (handle == null) {
            throw new IllegalStateException("A custom value has no attribute " + attribute);
        }
        return handle;
    }

    /** What the attributes hold for a value. */
    static List<@Nullable Object> cells(Field<?> field, Object value) {
        Columns columns = Columns.custom(field);
        @Nullable Object[] held = columns.of(value);
        List<@Nullable Object> cells = new ArrayList<>(Collections.nCopies(ATTRIBUTES.size(), null));
        for (int i = 0; i < held.length; i++) {
            cells.set(ATTRIBUTES.indexOf(columns.attributes().get(i)), held[i]);
        }
        return cells;
    }

    static @Nullable Object read(CustomValueEntity row, Field<?> field) {
        Columns columns = Columns.custom(field);
        @Nullable Object[] cells = new @Nullable Object[columns.attributes().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = handle(columns.attributes().get(i)).get(row);
        }
        return columns.value(cells);
    }
}
