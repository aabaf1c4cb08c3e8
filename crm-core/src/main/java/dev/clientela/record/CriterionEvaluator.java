package dev.clientela.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The reference meaning of a criterion: compiles it once into a predicate over records in memory. Everything else that
 * evaluates criteria is held against this one.
 */
public final class CriterionEvaluator implements CriterionVisitor<Predicate<CrmRecord<?>>> {

    private final Moment moment;
    private final Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup;

    private CriterionEvaluator(Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        this.moment = moment;
        this.lookup = lookup;
    }

    /** @param lookup finds the records that references point to, among those the question is asked over */
    public static Predicate<CrmRecord<?>> compile(
            Criterion criterion, Moment moment, Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup) {
        return criterion.accept(new CriterionEvaluator(moment, lookup));
    }

    /** For criteria without references to other records: each {@link Criterion.Related} is false. */
    public static Predicate<CrmRecord<?>> compile(Criterion criterion, Moment moment) {
        return compile(criterion, moment, ref -> Optional.empty());
    }

    @Override
    public Predicate<CrmRecord<?>> all(Criterion.All all) {
        List<Predicate<CrmRecord<?>>> parts = compileAll(all.parts());
        return record -> {
            for (Predicate<CrmRecord<?>> part : parts) {
                if (!part.test(record)) {
                    return false;
                }
            }
            return true;
        };
    }

    @Override
    public Predicate<CrmRecord<?>> any(Criterion.Any any) {
        List<Predicate<CrmRecord<?>>> parts = compileAll(any.parts());
        return record -> {
            for (Predicate<CrmRecord<?>> part : parts) {
                if (part.test(record)) {
                    return true;
                }
            }
            return false;
        };
    }

    private List<Predicate<CrmRecord<?>>> compileAll(List<Criterion> parts) {
        List<Predicate<CrmRecord<?>>> compiled = new ArrayList<>(parts.size());
        parts.forEach(part -> compiled.add(part.accept(this)));
        return compiled;
    }

    @Override
    public Predicate<CrmRecord<?>> not(Criterion.Not not) {
        return not.part().accept(this).negate();
    }

    @Override
    public Predicate<CrmRecord<?>> present(Criterion.Present present) {
        return record -> {
            Object value = record.values().get(present.field());
            return value != null && !(value instanceof Collection<?> elements && elements.isEmpty());
        };
    }

    @Override
    public <T> Predicate<CrmRecord<?>> oneOf(Criterion.OneOf<T> oneOf) {
        Set<T> values = oneOf.values();
        return record -> {
            @Nullable T value = record.values().get(oneOf.field());
            return value != null && values.contains(value);
        };
    }

    @Override
    public <T> Predicate<CrmRecord<?>> compared(Criterion.Compared<T> compared) {
        return record -> {
            @Nullable T value = record.values().get(compared.field());
            return value != null && compared.holds(value);
        };
    }

    @Override
    public Predicate<CrmRecord<?>> textMatch(Criterion.TextMatch match) {
        String sought = match.sought();
        return record -> {
            String value = record.values().get(match.field());
            return value != null && match.holds(value, sought);
        };
    }

    @Override
    public Predicate<CrmRecord<?>> during(Criterion.During during) {
        return during.at(moment).accept(this);
    }

    @Override
    public Predicate<CrmRecord<?>> hasKeys(Criterion.HasKeys hasKeys) {
        return record -> {
            Set<String> keys = keysOf(record, hasKeys.field());
            if (hasKeys.all()) {
                return !keys.isEmpty() && keys.containsAll(hasKeys.keys());
            }
            return hasKeys.keys().stream().anyMatch(keys::contains);
        };
    }

    private static <T> Set<String> keysOf(CrmRecord<?> record, KeyedField<T> field) {
        @Nullable T value = record.values().get(field);
        return value == null ? Set.of() : field.keys(value);
    }

    @Override
    public Predicate<CrmRecord<?>> related(Criterion.Related related) {
        Predicate<CrmRecord<?>> inner = related.criterion().accept(this);
        return record -> {
            RecordId id = record.values().get(related.field());
            return id != null && lookup.apply(id.ref()).filter(inner).isPresent();
        };
    }
}
