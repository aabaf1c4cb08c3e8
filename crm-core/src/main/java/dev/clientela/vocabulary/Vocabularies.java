package dev.clientela.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vocabularies of one {@code Crm}, by name. Immutable. A field whose vocabulary is not here takes any code. */
public final class Vocabularies {

    private final Map<String, Vocabulary> byName;

    private Vocabularies(Map<String, Vocabulary> byName) {
        this.byName = Map.copyOf(byName);
    }

    public static Vocabularies of(List<Vocabulary> vocabularies) {
        return new Vocabularies(Map.of()).with(vocabularies);
    }

    /** The same with these added, in the place of those of the same name. */
    public Vocabularies with(List<Vocabulary> others) {
        Map<String, Vocabulary> all = new HashMap<>(byName);
        others.forEach(vocabulary -> all.put(vocabulary.name(), vocabulary));
        return new Vocabularies(all);
    }

    public Optional<Vocabulary> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
