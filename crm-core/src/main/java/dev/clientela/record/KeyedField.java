package dev.clientela.record;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A field of several elements that are found by a key of each: tags, e-mail addresses, related records. */
public abstract sealed class KeyedField<T> extends Field<T> permits TagsField, ListField {

    KeyedField(Definition definition) {
        super(definition);
    }

    /** The keys under which a record with this value is found, none of them empty; equal elements have equal keys. */
    public abstract Set<String> keys(T value);

    /** The key that an element sought as text has; a key's own key is that key. */
    public abstract String keyOf(String sought);

    final Criterion hasKeys(Collection<String> sought, boolean all) {
        Set<String> keys = new LinkedHashSet<>();
        sought.forEach(text -> keys.add(keyOf(text)));
        return new Criterion.HasKeys(this, keys, all);
    }

    /** An element with this key is among the value's; compared by its normalised key. */
    public final Criterion has(String sought) {
        return hasKeys(Set.of(sought), false);
    }

    /** At least one of the sought ones is among the value's; with none given, no record qualifies. */
    public final Criterion hasAnyOf(Collection<String> sought) {
        return hasKeys(sought, false);
    }

    /** All of the sought ones are among the value's; with none given, every record with a key qualifies. */
    public final Criterion hasAllOf(Collection<String> sought) {
        return hasKeys(sought, true);
    }
}
