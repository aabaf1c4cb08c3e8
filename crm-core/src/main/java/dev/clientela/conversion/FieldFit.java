package dev.clientela.conversion;

import dev.clientela.address.PostalAddress;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.ListField;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import java.util.List;
import java.util.Objects;

/** Whether the values that a mapping gives are of the kind that its target takes. */
final class FieldFit {

    private FieldFit() {}

    static boolean fits(FieldMapping mapping) {
        Field<?> target = mapping.target();
        if (mapping instanceof FieldMapping.Copy copy) {
            return fits(copy.source(), target);
        }
        if (mapping instanceof FieldMapping.Unite unite) {
            return target instanceof KeyedField<?> && fits(unite.source(), target);
        }
        if (mapping instanceof FieldMapping.Join join) {
            return target instanceof TextField
                    && !join.sources().isEmpty()
                    && join.sources().stream().allMatch(FieldFit::isText);
        }
        if (mapping instanceof FieldMapping.Address address) {
            return target instanceof ListField<?> list
                    && list.elements().type().equals(PostalAddress.class)
                    && address.sources().size() == PARTS
                    && address.sources().stream().allMatch(FieldFit::isText);
        }
        return isOf(target, ((FieldMapping.Constant) mapping).value());
    }

    /** Street, city, region, postal code, country. */
    private static final int PARTS = 5;

    private static boolean isText(Field<?> field) {
        return field instanceof TextField;
    }

    /** A term may become a text; otherwise the two are of one kind. */
    private static boolean fits(Field<?> source, Field<?> target) {
        if (source instanceof ChoiceField from) {
            return target instanceof TextField
                    || (target instanceof ChoiceField to && from.vocabulary().equals(to.vocabulary()));
        }
        if (source.getClass() != target.getClass()) {
            return false;
        }
        return Objects.equals(particulars(source), particulars(target));
    }

    /** What tells two fields of one class apart. */
    private static List<?> particulars(Field<?> field) {
        if (field instanceof CodeField<?> code) {
            return List.of(code.valueType());
        }
        if (field instanceof ReferenceField<?> reference) {
            return List.of(reference.target());
        }
        return field instanceof ListField<?> list ? List.of(list.elements().type()) : List.of();
    }

    private static <T> boolean isOf(Field<T> target, Object value) {
        try {
            @SuppressWarnings("unchecked") // whether it is one is what is asked
            T typed = (T) value;
            return target.fromPlain(target.toPlain(typed)).equals(value);
        } catch (ClassCastException | dev.clientela.error.CrmException e) {
            return false;
        }
    }
}
