package dev.clientela.conversion;

import dev.clientela.address.PostalAddress;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.ListField;
import dev.clientela.record.TextField;
import java.util.List;

/**
 * How one field of an account, contact or opportunity gets its value from the lead. Always explicit: nothing is carried
 * over because two fields bear one name. Of several mappings to one target, the first that has a value to give is taken.
 */
public sealed interface FieldMapping {

    Field<?> target();

    /** The lead's fields that are read. */
    List<Field<?>> sources();

    /** The value as it is. */
    static <T> FieldMapping copy(Field<T> source, Field<T> target) {
        return new Copy(source, target);
    }

    /** The texts that are not blank, with a space between them. */
    static FieldMapping join(TextField target, TextField... sources) {
        return new Join(List.of(sources), target);
    }

    /** The elements that the target does not have yet are added to it. */
    static <T> FieldMapping unite(KeyedField<T> source, KeyedField<T> target) {
        return new Unite(source, target);
    }

    /** The lead's street, city, region, postal code and country as one address. */
    static FieldMapping address(ListField<PostalAddress> target) {
        return new Address(
                List.of(
                        LeadFields.STREET,
                        LeadFields.CITY,
                        LeadFields.REGION,
                        LeadFields.POSTAL_CODE,
                        LeadFields.COUNTRY),
                target);
    }

    /** The same value for every lead; behind other mappings to the same target, its default. */
    static <T> FieldMapping constant(Field<T> target, T value) {
        return new Constant(target, value);
    }

    /** See {@link #copy}. */
    record Copy(Field<?> source, Field<?> target) implements FieldMapping {
        @Override
        public List<Field<?>> sources() {
            return List.of(source);
        }
    }

    /** See {@link #join}. */
    record Join(List<Field<?>> sources, Field<?> target) implements FieldMapping {
        public Join {
            sources = List.copyOf(sources);
        }
    }

    /** See {@link #unite}. */
    record Unite(Field<?> source, Field<?> target) implements FieldMapping {
        @Override
        public List<Field<?>> sources() {
            return List.of(source);
        }
    }

    /**
     * See {@link #address}.
     *
     * @param sources texts: street, city, region, postal code, country
     */
    record Address(List<Field<?>> sources, Field<?> target) implements FieldMapping {
        public Address {
            sources = List.copyOf(sources);
        }
    }

    /** See {@link #constant}. */
    record Constant(Field<?> target, Object value) implements FieldMapping {
        @Override
        public List<Field<?>> sources() {
            return List.of();
        }
    }
}
