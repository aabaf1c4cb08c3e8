package dev.clientela.conversion;

import dev.clientela.account.AccountFields;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.RecordType;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabularies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the targets before anything is written, so that what is wrong with all of them is said at once. */
final class DraftCheck {

    /** Required, and filled in by the concept itself when it makes a record. */
    private static final Set<Field<?>> FILLED_IN_LATER =
            Set.of(AccountFields.STAGE, OpportunityFields.PROBABILITY, OpportunityFields.FORECAST_CATEGORY);

    private final FieldCatalog catalog;
    private final Vocabularies vocabularies;
    private final Violations violations = new Violations();

    DraftCheck(FieldCatalog catalog, Vocabularies vocabularies) {
        this.catalog = catalog;
        this.vocabularies = vocabularies;
    }

    /** Required terms that the draft lacks become the first of their vocabulary that can be chosen. */
    void fillInTerms(TargetDraft draft) {
        if (draft.isUnchanged()) {
            return;
        }
        for (Field<?> field : catalog.fields(draft.values().type())) {
            if (field instanceof ChoiceField choice && field.isRequired() && draft.lacks(field)) {
                vocabularies.named(choice.vocabulary()).stream()
                        .flatMap(vocabulary -> vocabulary.terms().stream())
                        .filter(Term::active)
                        .findFirst()
                        .ifPresent(term -> draft.fillIn(choice, term.code()));
            }
        }
    }

    /** Notes everything that is wrong with a target that is to be written; each path begins with the target's name. */
    void check(TargetDraft draft) {
        if (draft.isUnchanged()) {
            return;
        }
        RecordType<?> type = draft.values().type();
        for (Field<?> field : catalog.fields(type)) {
            if (field.isRequired()
                    && !field.has(Trait.READ_ONLY)
                    && !FILLED_IN_LATER.contains(field)
                    && draft.lacks(field)) {
                violations.add(Violation.of(field.toString(), RecordErrors.REQUIRED));
            }
        }
        for (FieldPlan plan : draft.plans()) {
            if (!Objects.equals(plan.before(), plan.after())) {
                checkValue(plan.target(), plan, draft.values());
            }
        }
    }

    private <T> void checkValue(Field<T> field, FieldPlan plan, Values values) {
        @Nullable T value = values.get(field);
        if (value == null) {
            return;
        }
        for (Violation violation : field.check(value)) {
            violations.add(withSources(violation.under(field.recordType()), plan.sources()));
        }
    }

    /** A value that came from the lead is corrected there, so the fault names both ends. */
    private static Violation withSources(Violation violation, List<Field<?>> sources) {
        if (sources.isEmpty()) {
            return violation;
        }
        Map<String, Object> parameters = new HashMap<>(violation.parameters());
        parameters.put("source", sources.stream().map(Field::toString).collect(Collectors.joining(", ")));
        return new Violation(violation.path(), violation.code(), parameters);
    }

    void throwIfAny() {
        violations.throwIfAny();
    }
}
