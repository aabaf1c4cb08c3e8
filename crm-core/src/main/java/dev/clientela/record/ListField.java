package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.Collection;
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
            String path = name() + "[" + i + "]";
            List<Violation> violations = elements.check(value.get(i));
            violations.forEach(violation -> found.add(violation.under(path)));
            if (violations.isEmpty()) {
                TextKey.checkLength(path, elements.key(value.get(i)), TextKey.MAX_LENGTH)
                        .ifPresent(found::add);
            }
        }
        for (Violation violation : elements.checkAll(value)) {
            found.add(violation.under(name()));
        }
        return found;
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
        return value.stream().map(elements::toPlain).toList();
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
