package dev.clientela.command;

import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.References;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every write is held to: required fields, lengths and ranges, terms of vocabularies, references that exist, owners
 * who are there, what the record itself demands of its values together, and the host's own rules. Only what changes is held against vocabularies, references and owners, so that
 * a record stays editable when a term is retired or a user leaves.
 */
final class RecordCheck {

    private final Execution execution;

    RecordCheck(Execution execution) {
        this.execution = execution;
    }

    /**
     * Everything but the host's own rules.
     *
     * @param later required fields that are filled in later
     */
    void draft(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Set<Field<?>> later) {
        List<Field<?>> changed = before.map(earlier -> draft.values().differences(earlier.values()))
                .orElseGet(() -> draft.values().fields());
        check(before, draft, changed, later);
    }

    /** The same of a draft that was found good once and has been changed since. */
    void changed(Optional<CrmRecord<?>> before, CrmRecord<?> found, CrmRecord<?> draft, Set<Field<?>> later) {
        List<Field<?>> changed = draft.values().differences(found.values());
        before.ifPresent(earlier -> changed.removeIf(field ->
                Objects.equals(earlier.values().get(field), draft.values().get(field))));
        check(before, draft, changed, later);
    }

    /** The host's own rules. */
    void byHost(Optional<CrmRecord<?>> before, CrmRecord<?> draft) {
        Violations violations = new Violations();
        for (ValidationRule rule : execution.kernel().rules()) {
            violations.addAll(rule.check(before, draft, execution));
        }
        violations.throwIfAny();
    }

    private void check(Optional<CrmRecord<?>> before, CrmRecord<?> after, List<Field<?>> changed, Set<Field<?>> later) {
        Violations violations = new Violations();
        for (Field<?> field : execution.kernel().fields().fields(after.type())) {
            if (field.isRequired()
                    && !later.contains(field)
                    && isMissing(after.values().get(field))) {
                violations.add(Violation.of(field.name(), RecordErrors.REQUIRED));
            }
        }
        Optional<Values> earlier = before.map(CrmRecord::values);
        for (Field<?> field : changed) {
            checkValue(field, earlier, after.values(), violations);
        }
        violations.addAll(after.check());
        violations.throwIfAny();
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    private <T> void checkValue(Field<T> field, Optional<Values> before, Values values, Violations violations) {
        @Nullable T value = values.get(field);
        if (value == null) {
            return;
        }
        if (field.isCustom()
                && !execution
                        .kernel()
                        .fields()
                        .field(field.recordType(), field.name())
                        .equals(Optional.of(field))) {
            violations.add(Violation.of(field.name(), RecordErrors.UNKNOWN));
        }
        violations.addAll(field.check(value));
        if (field instanceof ChoiceField choice && !isOffered(choice, (String) value)) {
            violations.add(Violation.of(field.name(), RecordErrors.NOT_A_TERM, "value", value));
        } else if (field instanceof ReferenceField<?> && !field.name().equals("id")) {
            requireVisible(field.name(), ((RecordId) value).ref(), violations);
        } else if (value instanceof Owner owner) {
            checkOwner(field.name(), owner, violations);
        } else if (field instanceof ListField<?> list) {
            checkElements(list, before, values, violations);
        }
    }

    /** Elements that stood there before are left alone. */
    private <E> void checkElements(ListField<E> field, Optional<Values> before, Values values, Violations violations) {
        List<E> elements = valueOf(field, values);
        List<E> standing = before.map(earlier -> valueOf(field, earlier)).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            Optional<RecordRef> ref = References.of(field, elements.get(i));
            if (ref.isPresent()
                    && standing.stream().noneMatch(e -> References.of(field, e).equals(ref))) {
                requireVisible(field.name() + "[" + i + "]", ref.get(), violations);
            }
        }
    }

    private static <E> List<E> valueOf(ListField<E> field, Values values) {
        List<E> elements = values.get(field);
        return elements == null ? List.of() : elements;
    }

    private boolean isOffered(ChoiceField field, String code) {
        return execution
                .kernel()
                .vocabularies()
                .named(field.vocabulary())
                .map(vocabulary -> vocabulary.offers(code))
                .orElse(true);
    }

    private void requireVisible(String path, RecordRef ref, Violations violations) {
        Optional<? extends CrmRecord<?>> target = execution.lookup(ref);
        if (target.filter(record -> execution.isVisible(record.type(), record)).isEmpty()) {
            violations.add(Violation.of(path, CommandErrors.UNKNOWN_REFERENCE, "record", ref));
        }
    }

    private void checkOwner(String path, Owner owner, Violations violations) {
        var directory = execution.kernel().directory();
        var tenant = execution.actor().tenant();
        boolean known = owner.isUser()
                ? directory.user(tenant, owner.id()).isPresent()
                : directory.hasQueue(tenant, owner.id());
        if (!known) {
            violations.add(Violation.of(path, CommandErrors.UNKNOWN_OWNER, "owner", owner));
        } else if (owner.isUser() && !directory.isActive(tenant, owner.id())) {
            violations.add(Violation.of(path, CommandErrors.INACTIVE_OWNER, "owner", owner));
        }
    }

    /** Nothing may refer to the record. */
    void deleting(CrmRecord<?> record) {
        List<String> referring = referring(record);
        if (!referring.isEmpty()) {
            throw new RefusedException(
                    CommandErrors.STILL_REFERENCED, Map.of("record", record.ref(), "fields", referring));
        }
    }

    /** Nothing may refer to any of the records, all of one type; asked once for each field, however many they are. */
    void deletingAll(Collection<? extends CrmRecord<?>> records) {
        List<RecordRef> refs = records.stream().map(CrmRecord::ref).toList();
        for (RecordType<?> type : execution.kernel().fields().types()) {
            for (Field<?> field : execution.kernel().fields().fields(type)) {
                if (References.mayLead(field, refs.get(0).recordType())
                        && execution.unit().records(type).count(References.throughAny(field, refs)) > 0) {
                    records.forEach(this::deleting); // refuses for the one that is referred to
                }
            }
        }
    }

    /** Every field that refers to records is known from the catalog. */
    List<String> referring(CrmRecord<?> record) {
        List<String> referring = new ArrayList<>();
        for (RecordType<?> type : execution.kernel().fields().types()) {
            for (Field<?> field : execution.kernel().fields().fields(type)) {
                if (References.mayLead(field, record.type().name())
                        && execution.unit().records(type).count(References.through(field, record.ref())) > 0) {
                    referring.add(field.toString());
                }
            }
        }
        return List.copyOf(referring);
    }
}
