package dev.clientela.rules.index;

import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.OrderedField;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.TextField;
import dev.clientela.rules.index.Facet.Aspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The facets of one index, made from what its criteria speak of. */
final class Facets {

    private final List<Facet> facets = new ArrayList<>();
    private final Map<Facet.Key, Facet> byKey = new HashMap<>();
    private final Map<TextField, TextSource> sources = new HashMap<>();
    private int texts;

    Facets(Survey survey) {
        survey.texts().forEach(field -> sources.put(field, new TextSource(field, texts++)));
        survey.mentioned().forEach((key, mentioned) -> add(key, make(key, mentioned)));
    }

    /** The facet of the time of validity, which is no field's. */
    ValidityAxis addValidity(Collection<Instant> bounds) {
        ValidityAxis axis = new ValidityAxis(facets.size(), bounds);
        add(new Facet.Key(null, Aspect.VALIDITY), axis);
        return axis;
    }

    private void add(Facet.Key key, Facet facet) {
        facets.add(facet);
        byKey.put(key, facet);
    }

    private Facet make(Facet.Key key, Set<Object> mentioned) {
        int number = facets.size();
        Field<?> field = Objects.requireNonNull(key.field());
        return switch (key.aspect()) {
            case VALUE -> new ValueAxis(number, field, mentioned);
            case FILLED -> new FilledAxis(number, field);
            case ORDER -> OrderAxis.of(number, field, mentioned);
            case FOLDED -> new FoldedAxis(number, source((TextField) field), all(mentioned));
            case PREFIX -> new AffixAxis(number, source((TextField) field), false, false, all(mentioned));
            case SUFFIX -> new AffixAxis(number, source((TextField) field), false, true, all(mentioned));
            case FOLDED_PREFIX -> new AffixAxis(number, source((TextField) field), true, false, all(mentioned));
            case FOLDED_SUFFIX -> new AffixAxis(number, source((TextField) field), true, true, all(mentioned));
            case KEYS -> KeyMarks.of(number, (KeyedField<?>) field, all(mentioned), texts++);
            case PERIODS -> new PeriodMarks(number, (OrderedField<?>) field, Facets.<RelativePeriod>all(mentioned));
            case RELATED -> new RelatedMarks(number, (ReferenceField<?>) field, Facets.<Criterion>all(mentioned));
            case VALIDITY -> throw new IllegalArgumentException("No field has " + key);
        };
    }

    @SuppressWarnings("unchecked") // what is mentioned of an aspect is of one class
    private static <T> Collection<T> all(Set<Object> mentioned) {
        return (Collection<T>) (Collection<?>) mentioned;
    }

    <F extends Facet> F get(Field<?> field, Aspect aspect, Class<F> type) {
        return type.cast(Objects.requireNonNull(byKey.get(new Facet.Key(field, aspect))));
    }

    TextSource source(TextField field) {
        return Objects.requireNonNull(sources.get(field));
    }

    List<Facet> all() {
        return facets;
    }

    /** How many texts are folded in one decision. */
    int texts() {
        return texts;
    }
}
