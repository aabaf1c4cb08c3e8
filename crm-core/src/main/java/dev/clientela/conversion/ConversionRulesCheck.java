package dev.clientela.conversion;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.contact.Contact;
import dev.clientela.contact.ContactFields;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.lead.Lead;
import dev.clientela.matching.MatchRule;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.StageCatalog;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Trait;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with conversion rules before they are ever used. */
final class ConversionRulesCheck {

    private static final Set<String> FOR_BUSINESSES =
            Set.of(Account.TYPE.name(), Contact.TYPE.name(), Opportunity.TYPE.name());
    private static final Set<String> FOR_PERSONS = Set.of(Account.TYPE.name(), Opportunity.TYPE.name());

    /** What the command and the conversion itself decide. */
    private static final Set<Field<?>> RESERVED = Set.of(
            AccountFields.OWNER,
            AccountFields.KIND,
            ContactFields.OWNER,
            ContactFields.ACCOUNT,
            OpportunityFields.OWNER,
            OpportunityFields.ACCOUNT,
            OpportunityFields.STAGE,
            OpportunityFields.CONTACT_ROLES);

    private final FieldCatalog catalog;
    private final StageCatalog stages;
    private final Violations faults = new Violations();

    private ConversionRulesCheck(FieldCatalog catalog, StageCatalog stages) {
        this.catalog = catalog;
        this.stages = stages;
    }

    static List<Violation> faultsOf(ConversionRules rules, FieldCatalog catalog, StageCatalog stages) {
        ConversionRulesCheck check = new ConversionRulesCheck(catalog, stages);
        check.check(rules);
        return check.faults.list();
    }

    private void check(ConversionRules rules) {
        faults.require(!rules.rules().isEmpty(), "rules", ConversionErrors.NO_RULE);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.rules().size(); i++) {
            ConversionRule rule = rules.rules().get(i);
            String path = "rules[" + i + "]";
            boolean named = !rule.id().isBlank() && rule.id().length() <= ConversionFields.MAX_RULE_LENGTH;
            faults.require(named && ids.add(rule.id()), path + ".id", ConversionErrors.BAD_RULE_ID);
            checkMapping(rule.business(), FOR_BUSINESSES, path + ".business");
            checkMapping(rule.person(), FOR_PERSONS, path + ".person");
            checkMatching(rule.accounts(), path + ".accounts");
            checkMatching(rule.contacts(), path + ".contacts");
            rule.stageCode()
                    .filter(code -> stages.stage(code)
                            .filter(stage -> stage.isActive() && !stage.isClosed())
                            .isEmpty())
                    .ifPresent(code ->
                            faults.add(Violation.of(path + ".stage", ConversionErrors.BAD_STAGE, "stage", code)));
        }
    }

    private void checkMapping(ConversionMapping mapping, Set<String> targets, String path) {
        for (int i = 0; i < mapping.fields().size(); i++) {
            FieldMapping field = mapping.fields().get(i);
            checkMapping(field.sources(), field.target(), FieldFit.fits(field), targets, path + ".fields[" + i + "]");
            if (field instanceof FieldMapping.Constant constant && FieldFit.fits(field)) {
                checkConstant(constant.target(), constant.value(), path + ".fields[" + i + "]");
            }
        }
        for (int i = 0; i < mapping.consents().size(); i++) {
            ConsentMapping consent = mapping.consents().get(i);
            checkMapping(List.of(consent.source()), consent.target(), true, targets, path + ".consents[" + i + "]");
        }
    }

    private void checkMapping(
            List<? extends Field<?>> sources, Field<?> target, boolean fits, Set<String> targets, String path) {
        for (Field<?> source : sources) {
            boolean known = source.recordType().equals(Lead.TYPE.name()) && isKnown(source);
            if (!known) {
                faults.add(Violation.of(path + ".from", ConversionErrors.BAD_SOURCE, "field", source));
            }
        }
        if (!targets.contains(target.recordType()) || !isKnown(target)) {
            faults.add(Violation.of(path + ".to", ConversionErrors.BAD_TARGET, "field", target));
        } else if (target.has(Trait.READ_ONLY)) {
            faults.add(Violation.of(path + ".to", RecordErrors.READ_ONLY, "field", target));
        } else if (RESERVED.contains(target)) {
            faults.add(Violation.of(path + ".to", ConversionErrors.RESERVED_TARGET, "field", target));
        }
        if (!fits) {
            faults.add(new Violation(
                    path,
                    ConversionErrors.INCOMPATIBLE_MAPPING,
                    Map.of("source", named(sources), "target", target.toString(), "kind", target.kind())));
        }
    }

    private static String named(List<? extends Field<?>> sources) {
        return sources.stream().map(Field::toString).collect(java.util.stream.Collectors.joining(", "));
    }

    private boolean isKnown(Field<?> field) {
        return catalog.field(field.recordType(), field.name())
                .filter(field::equals)
                .isPresent();
    }

    @SuppressWarnings("unchecked") // the value was found to fit
    private <T> void checkConstant(Field<T> target, Object value, String path) {
        target.check((T) value).forEach(violation -> faults.add(violation.under(path + ".value")));
    }

    private void checkMatching(TargetMatching matching, String path) {
        Set<String> rules = new HashSet<>();
        for (MatchRule rule : matching.rules().rules()) {
            rules.add(rule.id());
            if (rule.isByNamesAlone() && matching.action(rule.id()) == MatchAction.USE) {
                faults.add(Violation.of(path + ".actions", ConversionErrors.NAMES_ALONE, "rule", rule.id()));
            }
        }
        if (!rules.equals(matching.actions().keySet())) {
            Set<String> odd = new java.util.TreeSet<>(rules);
            odd.addAll(matching.actions().keySet());
            odd.removeIf(id -> rules.contains(id) && matching.actions().containsKey(id));
            faults.add(Violation.of(path + ".actions", ConversionErrors.ACTION_MISSING, "rules", List.copyOf(odd)));
        }
    }
}
