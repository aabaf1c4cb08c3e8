package dev.clientela.conversion;

import dev.clientela.record.Criterion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How leads of one sort are converted. Immutable data; {@link ConversionRulesJson} writes and reads it.
 *
 * @param id stored with each conversion, never changed
 * @param when which leads it is for
 * @param account what kind of account they become
 * @param business what is carried over to a business, its contact and opportunity
 * @param person what is carried over to a private person and its opportunity
 * @param accounts how existing accounts are looked for
 * @param contacts how existing contacts are looked for
 * @param opportunity whether an opportunity is created when the command says nothing of it
 * @param stage the stage of a new opportunity; the default open one, when null
 * @param owner who owns what is created when the command does not say
 */
public record ConversionRule(
        String id,
        Criterion when,
        AccountChoice account,
        ConversionMapping business,
        ConversionMapping person,
        TargetMatching accounts,
        TargetMatching contacts,
        boolean opportunity,
        @Nullable String stage,
        OwnerPolicy owner) {

    /** The usual rule for leads that meet a criterion. */
    public static ConversionRule of(String id, Criterion when) {
        return new ConversionRule(
                id,
                when,
                AccountChoice.BY_COMPANY,
                UsualMapping.BUSINESS,
                UsualMapping.PERSON,
                TargetMatching.alerting(dev.clientela.matching.MatchRules.forAccounts()),
                TargetMatching.alerting(dev.clientela.matching.MatchRules.forContacts()),
                true,
                null,
                OwnerPolicy.LEAD_OWNER);
    }

    public ConversionRule into(AccountChoice choice) {
        return new ConversionRule(id, when, choice, business, person, accounts, contacts, opportunity, stage, owner);
    }

    public ConversionRule mappingBusinesses(ConversionMapping mapping) {
        return new ConversionRule(id, when, account, mapping, person, accounts, contacts, opportunity, stage, owner);
    }

    public ConversionRule mappingPersons(ConversionMapping mapping) {
        return new ConversionRule(id, when, account, business, mapping, accounts, contacts, opportunity, stage, owner);
    }

    public ConversionRule matchingAccounts(TargetMatching matching) {
        return new ConversionRule(id, when, account, business, person, matching, contacts, opportunity, stage, owner);
    }

    public ConversionRule matchingContacts(TargetMatching matching) {
        return new ConversionRule(id, when, account, business, person, accounts, matching, opportunity, stage, owner);
    }

    /** No opportunity unless the command names one. */
    public ConversionRule withoutOpportunity() {
        return new ConversionRule(id, when, account, business, person, accounts, contacts, false, stage, owner);
    }

    /** @param code of an open stage */
    public ConversionRule startingAt(String code) {
        return new ConversionRule(id, when, account, business, person, accounts, contacts, opportunity, code, owner);
    }

    public ConversionRule ownedBy(OwnerPolicy policy) {
        return new ConversionRule(id, when, account, business, person, accounts, contacts, opportunity, stage, policy);
    }

    public Optional<String> stageCode() {
        return Optional.ofNullable(stage);
    }
}
