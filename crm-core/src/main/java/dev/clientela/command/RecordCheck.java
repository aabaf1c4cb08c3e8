package dev.clientela.command;

import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every write is held to: required fields, lengths and ranges, terms of vocabularies, references that exist, owners
 * who are there, and the host's own rules. Only what changes is held against vocabularies, references and owners, so that
 * a record stays editable when a term is retired or a user leaves.
 */
final class RecordCheck {

    private final Execution execution;

    RecordCheck(Execution execution) {
        this.execution = execution;
    }

    void creating(CrmRecord<?> record) {
        check(Optional.empty(), record, record.values().fields());
    }

    void changing(CrmRecord<?> before, CrmRecord<?> after) {
        check(Optional.of(before), after, after.values().differences(before.values()));
    }

    private void check(Optional<CrmRecord<?>> before, CrmRecord<?> after, List<Field<?>> changed) {
        Violations violations = new Violations();
        for (Field<?> field : execution.kernel().fields().fields(after.type())) {
            if (field.isRequired() && isMissing(after.values().get(field))) {
                violations.add(Violation.of(field.name(), RecordErrors.REQUIRED));
            }
        }
        for (Field<?> field : changed) {
            checkValue(field, after.values(), violations);
        }
        violations.throwIfAny();
        for (ValidationRule rule : execution.kernel().rules()) {
            violations.addAll(rule.check(before, after));
        }
        violations.throwIfAny();
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    private <T> void checkValue(Field<T> field, Values values, Violations violations) {
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
        } else if (field instanceof ListField<?> && value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof RecordRef ref) {
                    requireVisible(field.name() + "[" + i + "]", ref, violations);
                }
            }
        }
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

    /** Nothing may refer to the record; every field that refers to records is known from the catalog. */
    void deleting(CrmRecord<?> record) {
        List<String> referring = new ArrayList<>();
        for (RecordType<?> type : execution.kernel().fields().types()) {
            for (Field<?> field : execution.kernel().fields().fields(type)) {
                referringCriterion(field, record)
                        .filter(criterion -> execution.unit().records(type).count(criterion) > 0)
                        .ifPresent(criterion -> referring.add(field.toString()));
            }
        }
        if (!referring.isEmpty()) {
            throw new RefusedException(
                    CommandErrors.STILL_REFERENCED, Map.of("record", record.ref(), "fields", List.copyOf(referring)));
        }
    }

    private static Optional<Criterion> referringCriterion(Field<?> field, CrmRecord<?> record) {
        if (field instanceof ReferenceField<?> reference
                && !reference.name().equals("id")
                && Objects.equals(reference.target(), record.type().name())) {
            return Optional.of(refersTo(reference, record));
        }
        if (field instanceof ListField<?> list && list.elements().type().equals(RecordRef.class)) {
            return Optional.of(list.has(record.ref().toString()));
        }
        return Optional.empty();
    }

    private static <I extends RecordId> Criterion refersTo(ReferenceField<I> field, CrmRecord<?> record) {
        return field.is(field.idOf(record.id().value()));
    }
}
