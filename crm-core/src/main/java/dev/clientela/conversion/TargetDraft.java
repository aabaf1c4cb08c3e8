package dev.clientela.conversion;

import dev.clientela.address.ContactPoint;
import dev.clientela.address.PostalAddress;
import dev.clientela.conversion.FieldPlan.Outcome;
import dev.clientela.lead.Lead;
import dev.clientela.record.Field;
import dev.clientela.record.KeyedField;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordType;
import dev.clientela.record.TagsField;
import dev.clientela.record.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A target on its way from what it is to what it becomes. What it has is never overwritten, but by
 * {@link #overwrite} and {@link #decide}. Not thread-safe; made for one plan.
 */
final class TargetDraft {

    private final Lead lead;
    private final List<FieldPlan> plans = new ArrayList<>();
    private final Set<Field<?>> done = new HashSet<>();
    private final Values present;
    private Values values;

    TargetDraft(Lead lead, Values present) {
        this.lead = lead;
        this.present = present;
        this.values = present;
    }

    static TargetDraft ofNew(Lead lead, RecordType<?> type) {
        return new TargetDraft(lead, type.noValues());
    }

    Values values() {
        return values;
    }

    /** Whether nothing of it has to be written; a new one always has. */
    boolean isUnchanged() {
        return values.equals(present);
    }

    List<FieldPlan> plans() {
        return List.copyOf(plans);
    }

    /** Nothing, or nothing but spaces, or no element: what may be filled. */
    static boolean isBlank(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> elements && elements.isEmpty());
    }

    boolean lacks(Field<?> field) {
        return isBlank(values.get(field));
    }

    /** Carries over what a mapping gives; the first mapping to a target that gives something is the one that counts. */
    void apply(FieldMapping mapping) {
        if (!done.contains(mapping.target())) {
            given(mapping).ifPresent(value -> put(mapping.target(), mapping, value));
        }
    }

    private Optional<Object> given(FieldMapping mapping) {
        if (mapping instanceof FieldMapping.Copy copy) {
            return ofLead(copy.source());
        }
        if (mapping instanceof FieldMapping.Unite unite) {
            return ofLead(unite.source());
        }
        if (mapping instanceof FieldMapping.Join join) {
            String joined = join.sources().stream()
                    .flatMap(source -> ofLead(source).stream())
                    .map(part -> part.toString().strip())
                    .collect(Collectors.joining(" "));
            return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
        }
        if (mapping instanceof FieldMapping.Address address) {
            return address(address.sources());
        }
        return Optional.of(((FieldMapping.Constant) mapping).value());
    }

    private Optional<Object> ofLead(Field<?> source) {
        @Nullable Object value = lead.values().get(source);
        return isBlank(value) ? Optional.empty() : Optional.ofNullable(value);
    }

    private Optional<Object> address(List<Field<?>> parts) {
        List<String> texts = parts.stream()
                .map(part -> ofLead(part).map(Object::toString).orElse(""))
                .toList();
        if (texts.stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                List.of(PostalAddress.of(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4))
                        .asPrimary()));
    }

    @SuppressWarnings("unchecked") // mappings are checked for type before they can be used
    private <T> void put(Field<T> target, FieldMapping mapping, Object value) {
        T given = (T) value;
        @Nullable T present = values.get(target);
        List<Field<?>> sources = mapping.sources().stream()
                .filter(source -> !isBlank(lead.values().get(source)))
                .toList();
        if (present == null || isBlank(present)) {
            set(sources, target, given, Outcome.FILLED);
        } else if (mapping instanceof FieldMapping.Unite && target instanceof KeyedField<?> keyed) {
            Object union = union(keyed, present, given);
            set(sources, target, (T) union, union.equals(present) ? Outcome.SAME : Outcome.UNITED);
        } else {
            boolean same = values.with(target, given).equals(values);
            set(sources, target, present, same ? Outcome.SAME : Outcome.KEPT);
        }
    }

    /** The present elements as they stand, and behind them those whose keys they lack. */
    private static Object union(KeyedField<?> field, Object present, Object more) {
        if (field instanceof TagsField tags) {
            return union(tags, textsOf(present), textsOf(more));
        }
        return union((ListField<?>) field, (List<?>) present, (List<?>) more);
    }

    private static Set<String> textsOf(Object tags) {
        return ((Collection<?>) tags)
                .stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> union(TagsField field, Set<String> present, Set<String> more) {
        Set<String> keys = field.keys(present);
        Set<String> all = new LinkedHashSet<>(present);
        more.stream().filter(tag -> !keys.contains(field.keyOf(tag))).forEach(all::add);
        return field.fromPlain(all);
    }

    @SuppressWarnings("unchecked") // both lists are values of the field
    private static <E> List<E> union(ListField<E> field, List<?> present, List<?> more) {
        List<E> all = new ArrayList<>((List<E>) present);
        Set<String> keys = field.keys(all);
        for (E element : (List<E>) more) {
            if (!keys.contains(field.elements().key(element))) {
                all.add(element instanceof ContactPoint<?> point ? (E) point.asSecondary() : element);
            }
        }
        return all;
    }

    /** What the command or the rule says, whatever stands there. */
    <T> void decide(Field<T> field, T value) {
        set(List.of(), field, value, Outcome.DECIDED);
    }

    /** The lead's value, whatever stands there; nothing, when the lead has none. */
    <T> void overwrite(Field<T> source, Field<T> target) {
        @Nullable T value = lead.values().get(source);
        if (value == null || isBlank(value) || value.equals(values.get(target))) {
            return;
        }
        plans.removeIf(plan -> plan.target().equals(target));
        set(List.of(source), target, value, Outcome.OVERWRITTEN);
    }

    /** A refusal on either side holds. */
    void restrict(ConsentMapping consent) {
        @Nullable Boolean given = lead.values().get(consent.source());
        @Nullable Boolean present = values.get(consent.target());
        if (given == null) {
            return;
        }
        List<Field<?>> sources = List.of(consent.source());
        if (present == null) {
            set(sources, consent.target(), given, given ? Outcome.RESTRICTED : Outcome.FILLED);
        } else if (given && !present) {
            set(sources, consent.target(), true, Outcome.RESTRICTED);
        } else {
            set(sources, consent.target(), present, given.equals(present) ? Outcome.SAME : Outcome.KEPT);
        }
    }

    /** The first term of its vocabulary. */
    void fillIn(Field<String> field, String term) {
        set(List.of(), field, term, Outcome.DEFAULTED);
    }

    private <T> void set(List<Field<?>> sources, Field<T> field, @Nullable T value, Outcome outcome) {
        done.add(field);
        Values next = values.with(field, value);
        plans.add(new FieldPlan(sources, field, values.get(field), next.get(field), outcome));
        values = next;
    }
}
