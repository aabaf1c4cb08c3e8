package dev.clientela.address;

import dev.clientela.error.Violation;
import dev.clientela.record.ElementType;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all lists of contact points have in common: one primary at most, none twice, labels of some length. */
abstract sealed class ContactPointType<E extends ContactPoint<E>> implements ElementType<E>
        permits EmailAddress.Type, PhoneNumber.Type, PostalAddress.Type {

    /** What is wrong with everything but the label. */
    abstract List<Violation> checkBody(E element);

    /** Adds everything but label and mark to the plain form. */
    abstract void writeBody(E element, Map<String, Object> plain);

    @Override
    public final Object toPlain(E element) {
        Map<String, Object> plain = new LinkedHashMap<>();
        writeBody(element, plain);
        plain.put("label", element.label());
        plain.put("primary", element.primary());
        return plain;
    }

    @Override
    public final String key(E element) {
        return element.key();
    }

    @Override
    public final List<Violation> check(E element) {
        List<Violation> found = new ArrayList<>(checkBody(element));
        checkText("label", element.label(), ContactPoint.MAX_LABEL_LENGTH, found);
        return found;
    }

    @Override
    public final List<Violation> checkAll(List<E> elements) {
        List<Violation> found = new ArrayList<>(0);
        if (elements.size() < 2) {
            return found;
        }
        if (elements.stream().filter(ContactPoint::primary).count() > 1) {
            found.add(Violation.of("", RecordErrors.SEVERAL_PRIMARY));
        }
        Set<String> keys = new HashSet<>();
        for (E element : elements) {
            String key = element.key();
            if (!key.isEmpty() && !keys.add(key)) {
                found.add(Violation.of("", RecordErrors.REPEATED, "value", shown(element)));
            }
        }
        return found;
    }

    /** How the element is named in a message. */
    abstract String shown(E element);

    /** Length and storability of one text, as a text field would check them. */
    static void checkText(String path, String text, int max, List<Violation> found) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            found.add(new Violation(path, RecordErrors.TOO_LONG, Map.of("max", max, "length", length)));
        }
        if (!TextField.isStorable(text)) {
            found.add(Violation.of(path, RecordErrors.UNSTORABLE));
        }
    }
}
