package dev.clientela.store.memory;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionVisitor;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.RecordId;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextMatching;
import dev.clientela.record.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The ids of all records for which a criterion may hold, found by index; they remain to be filtered. */
record Candidates(List<? extends Collection<UUID>> postings) {

    /** How many records an index for two fields has to spare for each pair of values that is looked up in it. */
    private static final int WORTH_A_PAIR = 16;

    /** No fewer than there are. */
    long bound() {
        long bound = 0;
        for (Collection<UUID> posting : postings) {
            bound += posting.size();
        }
        return bound;
    }

    /** Each once. */
    Collection<UUID> ids() {
        if (postings.size() == 1) {
            return postings.get(0);
        }
        Set<UUID> ids = new LinkedHashSet<>();
        postings.forEach(ids::addAll);
        return ids;
    }

    /**
     * Empty when no index narrows the criterion.
     *
     * @param indexes gives the index of indexed fields together
     */
    static Optional<Candidates> of(Criterion criterion, Function<List<Field<?>>, LookupIndex> indexes) {
        return criterion.accept(new Search(indexes));
    }

    private static boolean isIndexed(Field<?> field) {
        return field.has(Trait.INDEXED) || field.has(Trait.UNIQUE);
    }

    private record Search(Function<List<Field<?>>, LookupIndex> indexes)
            implements CriterionVisitor<Optional<Candidates>> {

        /** Records satisfy every part, so the part with the fewest candidates does. */
        @Override
        public Optional<Candidates> all(Criterion.All all) {
            Optional<Candidates> fewest = Optional.empty();
            for (Criterion part : all.parts()) {
                Optional<Candidates> found = part.accept(this);
                if (found.isPresent()
                        && (fewest.isEmpty()
                                || found.get().bound() < fewest.get().bound())) {
                    fewest = found;
                }
            }
            return fewest.map(alone -> together(all, alone));
        }

        /**
         * By the pair of references that leaves fewest, where that spares most of what one alone finds: of the prices of a
         * product in every book, those in one book. No other fields, as an index that is asked once costs more than it
         * spares, and what is asked of references is asked often.
         */
        private Candidates together(Criterion.All all, Candidates alone) {
            List<Criterion.OneOf<?>> parts = new ArrayList<>();
            for (Criterion part : all.parts()) {
                if (part instanceof Criterion.OneOf<?> oneOf
                        && oneOf.field() instanceof ReferenceField<?> reference
                        && isLookedUp(reference)) {
                    parts.add(oneOf);
                }
            }
            Candidates fewest = alone;
            for (int i = 0; i < parts.size(); i++) {
                for (Criterion.OneOf<?> other : parts.subList(i + 1, parts.size())) {
                    long pairs =
                            (long) parts.get(i).values().size() * other.values().size();
                    if (pairs * WORTH_A_PAIR <= fewest.bound()) {
                        Candidates pair = pair(parts.get(i), other);
                        fewest = pair.bound() < fewest.bound() ? pair : fewest;
                    }
                }
            }
            return fewest;
        }

        /** By one index for the two, in whatever order they are asked for. */
        private Candidates pair(Criterion.OneOf<?> one, Criterion.OneOf<?> other) {
            boolean inOrder = one.field().name().compareTo(other.field().name()) < 0;
            Criterion.OneOf<?> first = inOrder ? one : other;
            Criterion.OneOf<?> second = inOrder ? other : one;
            List<Object> keys = new ArrayList<>();
            for (Object value : first.values()) {
                for (Object with : second.values()) {
                    keys.add(LookupIndex.keyOf(List.of(LookupIndex.keyOf(value), LookupIndex.keyOf(with))));
                }
            }
            return found(List.of(first.field(), second.field()), keys);
        }

        private static boolean isLookedUp(Field<?> field) {
            return isIndexed(field) && !(field instanceof KeyedField<?>);
        }

        @Override
        public Optional<Candidates> any(Criterion.Any any) {
            List<Collection<UUID>> together = new ArrayList<>();
            for (Criterion part : any.parts()) {
                Optional<Candidates> found = part.accept(this);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                together.addAll(found.get().postings());
            }
            return Optional.of(new Candidates(together));
        }

        @Override
        public <T> Optional<Candidates> oneOf(Criterion.OneOf<T> oneOf) {
            if (oneOf.field() instanceof ReferenceField<?> reference && isId(reference)) {
                List<UUID> ids = new ArrayList<>();
                oneOf.values().forEach(value -> ids.add(((RecordId) value).value()));
                return Optional.of(new Candidates(List.of(ids)));
            }
            if (!isLookedUp(oneOf.field())) {
                return Optional.empty();
            }
            List<Object> keys = new ArrayList<>();
            oneOf.values().forEach(value -> keys.add(LookupIndex.keyOf(value)));
            return Optional.of(found(List.of(oneOf.field()), keys));
        }

        private static boolean isId(ReferenceField<?> reference) {
            return reference.name().equals("id") && reference.target().equals(reference.recordType());
        }

        @Override
        public Optional<Candidates> textMatch(Criterion.TextMatch match) {
            if (match.matching() != TextMatching.EQUALS || !isIndexed(match.field())) {
                return Optional.empty();
            }
            return Optional.of(found(List.of(match.field()), List.of(LookupIndex.keyOf(match.text()))));
        }

        @Override
        public Optional<Candidates> hasKeys(Criterion.HasKeys hasKeys) {
            if (!isIndexed(hasKeys.field()) || (hasKeys.all() && hasKeys.keys().isEmpty())) {
                return Optional.empty();
            }
            Candidates anyKey = found(List.of(hasKeys.field()), hasKeys.keys());
            if (!hasKeys.all()) {
                return Optional.of(anyKey);
            }
            Collection<UUID> fewest = anyKey.postings().get(0);
            for (Collection<UUID> posting : anyKey.postings()) {
                if (posting.size() < fewest.size()) {
                    fewest = posting;
                }
            }
            return Optional.of(new Candidates(List.of(fewest)));
        }

        private Candidates found(List<Field<?>> fields, Collection<?> keys) {
            LookupIndex index = indexes.apply(fields);
            return new Candidates(keys.stream().map(index::find).toList());
        }

        @Override
        public Optional<Candidates> not(Criterion.Not not) {
            return Optional.empty();
        }

        @Override
        public Optional<Candidates> present(Criterion.Present present) {
            return Optional.empty();
        }

        @Override
        public <T> Optional<Candidates> compared(Criterion.Compared<T> compared) {
            return Optional.empty();
        }

        @Override
        public Optional<Candidates> during(Criterion.During during) {
            return Optional.empty();
        }

        @Override
        public Optional<Candidates> related(Criterion.Related related) {
            return Optional.empty();
        }
    }
}
