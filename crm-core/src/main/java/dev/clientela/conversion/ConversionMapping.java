package dev.clientela.conversion;

import dev.clientela.record.Field;
import dev.clientela.record.RecordType;
import java.util.List;

/** What is carried over, and where to. */
public record ConversionMapping(List<FieldMapping> fields, List<ConsentMapping> consents) {

    public ConversionMapping {
        fields = List.copyOf(fields);
        consents = List.copyOf(consents);
    }

    /** The same with more mappings, ahead of the others: they win where a target has several. */
    public ConversionMapping with(FieldMapping... first) {
        List<FieldMapping> all = new java.util.ArrayList<>(List.of(first));
        all.addAll(fields);
        return new ConversionMapping(all, consents);
    }

    List<FieldMapping> onto(RecordType<?> type) {
        return fields.stream().filter(mapping -> isOf(mapping.target(), type)).toList();
    }

    List<ConsentMapping> consentsOn(RecordType<?> type) {
        return consents.stream().filter(mapping -> isOf(mapping.target(), type)).toList();
    }

    private static boolean isOf(Field<?> field, RecordType<?> type) {
        return field.recordType().equals(type.name());
    }
}
