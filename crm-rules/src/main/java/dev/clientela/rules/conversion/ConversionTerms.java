package dev.clientela.rules.conversion;

import dev.clientela.conversion.AccountChoice;
import dev.clientela.conversion.ConversionMapping;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.OwnerPolicy;
import dev.clientela.record.Criterion;
import dev.clientela.rules.OutcomeType;
import java.util.Optional;

/**
 * How leads of one sort are converted, or that they are not. Immutable.
 *
 * <pre>{@code
 * {"eligible": false}
 * {"account": "person", "opportunity": false}
 * {"stage": "qualification", "owner": "converting_user", "business": {"fields": […], "consents": […]}}
 * }</pre>
 *
 * <p>What is not said is as usual, see {@link ConversionRule#of}; the members are those of {@link
 * dev.clientela.conversion.ConversionRulesJson}, without {@code id} and {@code when}, which are the rule's.
 *
 * @param how under another id and criterion than those of the rule it stands in; empty when such leads are not converted
 */
public record ConversionTerms(Optional<ConversionRule> how) {

    /** Terms of conversions, per lead. */
    public static final OutcomeType<ConversionTerms> TYPE = new ConversionTermsType();

    private static final String ID = "rule";

    public ConversionTerms {
        how = how.map(rule -> renamed(rule, ID, Criterion.always()));
    }

    static ConversionRule renamed(ConversionRule rule, String id, Criterion when) {
        return new ConversionRule(
                id,
                when,
                rule.account(),
                rule.business(),
                rule.person(),
                rule.accounts(),
                rule.contacts(),
                rule.opportunity(),
                rule.stageCode().orElse(null),
                rule.owner());
    }

    /** Such leads are not converted. */
    public static ConversionTerms notEligible() {
        return new ConversionTerms(Optional.empty());
    }

    /** As leads usually are. */
    public static ConversionTerms usual() {
        return of(ConversionRule.of(ID, Criterion.always()));
    }

    /** As the rule says; its id and criterion do not count. */
    public static ConversionTerms of(ConversionRule rule) {
        return new ConversionTerms(Optional.of(rule));
    }

    public ConversionTerms into(AccountChoice choice) {
        return new ConversionTerms(how.map(rule -> rule.into(choice)));
    }

    public ConversionTerms withoutOpportunity() {
        return new ConversionTerms(how.map(ConversionRule::withoutOpportunity));
    }

    /** @param stage the code of an open one */
    public ConversionTerms startingAt(String stage) {
        return new ConversionTerms(how.map(rule -> rule.startingAt(stage)));
    }

    public ConversionTerms ownedBy(OwnerPolicy policy) {
        return new ConversionTerms(how.map(rule -> rule.ownedBy(policy)));
    }

    public ConversionTerms mappingBusinesses(ConversionMapping mapping) {
        return new ConversionTerms(how.map(rule -> rule.mappingBusinesses(mapping)));
    }

    public ConversionTerms mappingPersons(ConversionMapping mapping) {
        return new ConversionTerms(how.map(rule -> rule.mappingPersons(mapping)));
    }
}
