package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Several values of one kind in the order given: telephone numbers, addresses, roles, related records. */
public final class ListField<E> extends KeyedField<List<E>> {

    private final ElementType<E> elements;

    ListField(Definition definition, ElementType<E> elements) {
        super(definition);
        this.elements = elements;
    }

    public ElementType<E> elements() {
        return elements;
    }

    @Override
    public String kind() {
        return "list of " + elements.kind();
    }

    @Override
    List<E> canonical(List<E> value) {
        return List.copyOf(value);
    }

    @Override
    public List<Violation> check(List<E> value) {
        List<Violation> found = new ArrayList<>(0);
        for (int i = 0; i < value.size(); i++) {
            List<Violation> violations = elements.check(value.get(i));
            for (Violation violation : violations) {
                found.add(violation.under(path(i)));
            }
            String key = violations.isEmpty() ? elements.key(value.get(i)) : "";
            if (key.length() > TextKey.MAX_LENGTH) {
                TextKey.checkLength(path(i), key, TextKey.MAX_LENGTH).ifPresent(found::add);
            }
        }
        for (Violation violation : elements.checkAll(value)) {
            found.add(violation.under(name()));
        }
        return found;
    }

    private String path(int element) {
        return name() + "[" + element + "]";
    }

    @Override
    public Set<String> keys(List<E> value) {
        Set<String> keys = new LinkedHashSet<>();
        for (E element : value) {
            String key = elements.key(element);
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Override
    public String keyOf(String sought) {
        return elements.keyOf(sought);
    }

    @Override
    public Object toPlain(List<E> value) {
        List<Object> plain = new ArrayList<>(value.size());
        for (E element : value) {
            plain.add(elements.toPlain(element));
        }
        return Collections.unmodifiableList(plain);
    }

    @Override
    public List<E> fromPlain(Object plain) {
        if (!(plain instanceof Collection<?> given)) {
            throw MalformedValueException.of(this, plain);
        }
        List<E> read = new ArrayList<>(given.size());
        for (Object element : given) {
            if (element == null) {
                throw MalformedValueException.of(this, plain);
            }
            try {
                read.add(elements.fromPlain(element));
            } catch (IllegalArgumentException e) {
                throw MalformedValueException.of(this, plain, e);
            }
        }
        return List.copyOf(read);
    }

    /** Reads one element; a cell of a file holds one. */
    @Override
    public List<E> parse(String text, TextFormat format) {
        try {
            return List.of(elements.parse(text));
        } catch (IllegalArgumentException e) {
            throw MalformedValueException.of(this, text, e);
        }
    }
}
