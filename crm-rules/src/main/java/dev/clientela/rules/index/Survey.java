package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionVisitor;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.OrderedField;
import dev.clientela.record.TextField;
import dev.clientela.record.TextMatching;
import dev.clientela.rules.index.Facet.Aspect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects what criteria speak of, facet by facet: values, bounds, beginnings of texts. */
final class Survey implements CriterionVisitor<Survey> {

    private final String recordType;
    private final Map<Facet.Key, Set<Object>> mentioned = new LinkedHashMap<>();
    private final Set<TextField> texts = new LinkedHashSet<>();

    /** @param recordType the name of the type whose fields may be spoken of */
    Survey(String recordType) {
        this.recordType = recordType;
    }

    /** By facet. */
    Map<Facet.Key, Set<Object>> mentioned() {
        return mentioned;
    }

    /** The texts that are looked at in another way than for their value. */
    Set<TextField> texts() {
        return texts;
    }

    private Survey mention(Field<?> field, Aspect aspect, Collection<?> operands) {
        requireOwn(field);
        mentioned
                .computeIfAbsent(new Facet.Key(field, aspect), key -> new LinkedHashSet<>())
                .addAll(operands);
        return this;
    }

    private void requireOwn(Field<?> field) {
        if (!field.recordType().equals(recordType)) {
            throw new IllegalArgumentException(field + " is no field of a " + recordType);
        }
    }

    /** How a field is looked at to tell its values apart. */
    static Aspect aspectOf(Field<?> field) {
        return field instanceof OrderedField<?> ? Aspect.ORDER : Aspect.VALUE;
    }

    /** How a field is looked at to tell whether it has a value. */
    static Aspect aspectOfPresence(Field<?> field) {
        return field instanceof KeyedField<?> ? Aspect.FILLED : aspectOf(field);
    }

    /** How a text is looked at; what contains a text is no facet. */
    static Aspect aspectOf(Criterion.TextMatch match) {
        return switch (match.matching()) {
            case EQUALS -> match.folded() ? Aspect.FOLDED : Aspect.VALUE;
            case STARTS_WITH -> match.folded() ? Aspect.FOLDED_PREFIX : Aspect.PREFIX;
            case ENDS_WITH -> match.folded() ? Aspect.FOLDED_SUFFIX : Aspect.SUFFIX;
            case CONTAINS -> throw new IllegalArgumentException(match + " is asked as it is");
        };
    }

    @Override
    public Survey all(Criterion.All all) {
        all.parts().forEach(part -> part.accept(this));
        return this;
    }

    @Override
    public Survey any(Criterion.Any any) {
        any.parts().forEach(part -> part.accept(this));
        return this;
    }

    @Override
    public Survey not(Criterion.Not not) {
        return not.part().accept(this);
    }

    @Override
    public Survey present(Criterion.Present present) {
        return mention(present.field(), aspectOfPresence(present.field()), Set.of());
    }

    @Override
    public <T> Survey oneOf(Criterion.OneOf<T> oneOf) {
        return mention(oneOf.field(), aspectOf(oneOf.field()), oneOf.values());
    }

    @Override
    public <T> Survey compared(Criterion.Compared<T> compared) {
        return mention(compared.field(), Aspect.ORDER, Set.of(compared.bound()));
    }

    @Override
    public Survey textMatch(Criterion.TextMatch match) {
        if (match.matching() == TextMatching.CONTAINS) {
            requireOwn(match.field());
            texts.add(match.field());
            return this;
        }
        Aspect aspect = aspectOf(match);
        if (aspect != Aspect.VALUE) {
            texts.add(match.field());
        }
        return mention(match.field(), aspect, Set.of(match.sought()));
    }

    @Override
    public Survey during(Criterion.During during) {
        return mention(during.field(), Aspect.PERIODS, Set.of(during.period()));
    }

    @Override
    public Survey hasKeys(Criterion.HasKeys hasKeys) {
        return mention(hasKeys.field(), Aspect.KEYS, hasKeys.keys());
    }

    @Override
    public Survey related(Criterion.Related related) {
        return mention(related.field(), Aspect.RELATED, Set.of(related.criterion()));
    }
}
