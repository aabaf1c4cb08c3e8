package dev.clientela.opportunity;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A deal to be opened. What it does not say is filled in: the first open stage with its probability and forecast
 * category, whoever opens it as its owner.
 *
 * <pre>{@code
 * OpenOpportunity.named("Engines for the navy").account(admiralty.id()).plannedClose(LocalDate.of(2026, 9, 30))
 * }</pre>
 */
public record OpenOpportunity(Values values) {

    public static OpenOpportunity named(String name) {
        return new OpenOpportunity(Opportunity.TYPE.noValues()).with(OpportunityFields.NAME, name);
    }

    public OpenOpportunity account(AccountId account) {
        return with(OpportunityFields.ACCOUNT, account);
    }

    public OpenOpportunity ownedBy(Owner owner) {
        return with(OpportunityFields.OWNER, owner);
    }

    /** @param code a stage of the catalogue; a deal of the past may be taken in won or lost */
    public OpenOpportunity stage(String code) {
        return with(OpportunityFields.STAGE, code);
    }

    /** In percent, in place of the stage's default. */
    public OpenOpportunity probability(int percent) {
        return with(OpportunityFields.PROBABILITY, (long) percent);
    }

    /** An estimate, until there are lines. */
    public OpenOpportunity amount(Money amount) {
        return with(OpportunityFields.AMOUNT, amount);
    }

    public OpenOpportunity currency(CurrencyUnit currency) {
        return with(OpportunityFields.CURRENCY, currency);
    }

    public OpenOpportunity priceBook(PriceBookId book) {
        return with(OpportunityFields.PRICE_BOOK, book);
    }

    public OpenOpportunity plannedStart(LocalDate date) {
        return with(OpportunityFields.PLANNED_START, date);
    }

    public OpenOpportunity actualStart(LocalDate date) {
        return with(OpportunityFields.ACTUAL_START, date);
    }

    public OpenOpportunity plannedClose(LocalDate date) {
        return with(OpportunityFields.PLANNED_CLOSE, date);
    }

    public OpenOpportunity externalId(String id) {
        return with(OpportunityFields.EXTERNAL_ID, id);
    }

    public OpenOpportunity tagged(String... tags) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> present = values.get(OpportunityFields.TAGS);
        if (present != null) {
            all.addAll(present);
        }
        all.addAll(List.of(tags));
        return with(OpportunityFields.TAGS, all);
    }

    /** Any field, built-in or custom. */
    public <T> OpenOpportunity with(Field<T> field, T value) {
        return new OpenOpportunity(values.with(field, value));
    }
}
