package dev.clientela.record;

import dev.clientela.error.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Free words that users put on a record, as many as they like. Tags that differ by case or accents alone are one tag,
 * in the spelling that came first in code-point order.
 */
public final class TagsField extends KeyedField<Set<String>> {

    /** The longest tag, in code points. */
    public static final int MAX_LENGTH = 60;

    TagsField(Definition definition) {
        super(definition);
    }

    @Override
    public String kind() {
        return "tags";
    }

    @Override
    Set<String> canonical(Set<String> value) {
        if (value.size() == 1) { // most have one, and every state of a record comes by here
            String tag = value.iterator().next();
            String bare = tag.strip();
            return bare.equals(tag) ? Set.copyOf(value) : Set.of(bare);
        }
        Map<String, String> byKey = new TreeMap<>(TextKey.ORDER);
        value.stream()
                .map(String::strip)
                .sorted(Comparator.naturalOrder())
                .forEach(tag -> byKey.putIfAbsent(keyOf(tag), tag));
        // Unlike a LinkedHashSet, the keys of a map are gone through without an iterator, which rules do at each
        // decision.
        Set<String> tags = Collections.newSetFromMap(new LinkedHashMap<>());
        tags.addAll(byKey.values());
        return Collections.unmodifiableSet(tags);
    }

    @Override
    public List<Violation> check(Set<String> value) {
        List<Violation> found = new ArrayList<>(0);
        for (String tag : value) {
            String key = keyOf(tag);
            TextKey.checkLength(name(), key, TextKey.MAX_LENGTH).ifPresent(found::add);
            if (key.isEmpty()) {
                found.add(Violation.of(name(), RecordErrors.REQUIRED));
            }
            int length = tag.codePointCount(0, tag.length());
            if (length > MAX_LENGTH) {
                found.add(new Violation(name(), RecordErrors.TOO_LONG, Map.of("max", MAX_LENGTH, "length", length)));
            }
            if (!TextField.isStorable(tag)) {
                found.add(Violation.of(name(), RecordErrors.UNSTORABLE));
            }
        }
        return found;
    }

    @Override
    public Set<String> keys(Set<String> value) {
        Set<String> keys = new LinkedHashSet<>();
        value.forEach(tag -> keys.add(keyOf(tag)));
        keys.remove("");
        return keys;
    }

    @Override
    public String keyOf(String sought) {
        return TextKey.of(sought).strip();
    }

    @Override
    public Object toPlain(Set<String> value) {
        return List.copyOf(value);
    }

    @Override
    public Set<String> fromPlain(Object plain) {
        if (!(plain instanceof Collection<?> elements)) {
            throw MalformedValueException.of(this, plain);
        }
        Set<String> tags = new LinkedHashSet<>();
        for (Object element : elements) {
            if (!(element instanceof String tag)) {
                throw MalformedValueException.of(this, plain);
            }
            tags.add(tag);
        }
        return canonical(tags);
    }

    @Override
    public Set<String> parse(String text, TextFormat format) {
        Set<String> tags = new LinkedHashSet<>();
        for (String part : text.split("[;,|]", -1)) {
            if (!part.isBlank()) {
                tags.add(part);
            }
        }
        return canonical(tags);
    }
}
