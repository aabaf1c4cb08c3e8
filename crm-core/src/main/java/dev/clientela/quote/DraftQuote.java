package dev.clientela.quote;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.contact.ContactId;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.Field;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * An offer to be drafted: from a deal, whose lines it copies, from another offer, or empty. What is said wins over what
 * it is drafted from; without an owner, it is that of whoever drafts it.
 *
 * <pre>{@code
 * DraftQuote.from(deal.id()).validUntil(LocalDate.of(2026, 9, 30)).speaking(Locale.forLanguageTag("es-AR"))
 * }</pre>
 *
 * @param copied the offer whose lines and texts it begins with
 * @param fromTemplate whether that is to be a template
 */
public record DraftQuote(Optional<QuoteId> copied, boolean fromTemplate, Values values) {

    private static DraftQuote blank() {
        return new DraftQuote(Optional.empty(), false, Quote.TYPE.noValues());
    }

    /** Of what a deal sells, to whom it sells it. */
    public static DraftQuote from(OpportunityId deal) {
        return blank().with(QuoteFields.OPPORTUNITY, deal);
    }

    /** Of what a template says. On a deal, the deal says for whom it is; the lines are the template's. */
    public static DraftQuote fromTemplate(QuoteId template) {
        return new DraftQuote(Optional.of(template), true, Quote.TYPE.noValues());
    }

    /** The same once more, as a draft without number that goes its own way. */
    public static DraftQuote duplicateOf(QuoteId other) {
        return new DraftQuote(Optional.of(other), false, Quote.TYPE.noValues());
    }

    /** For a customer, without lines. */
    public static DraftQuote forAccount(AccountId account) {
        return blank().account(account);
    }

    /** One to draft others from. */
    public static DraftQuote template(String name) {
        return blank().named(name).with(QuoteFields.IS_TEMPLATE, true);
    }

    /** A proforma, which is numbered in a series of its own. */
    public DraftQuote proforma() {
        return with(QuoteFields.KIND, QuoteKind.PROFORMA);
    }

    public DraftQuote named(String name) {
        return with(QuoteFields.NAME, name);
    }

    public DraftQuote account(AccountId account) {
        return with(QuoteFields.ACCOUNT, account);
    }

    public DraftQuote contact(ContactId contact) {
        return with(QuoteFields.CONTACT, contact);
    }

    /** For this deal. */
    public DraftQuote on(OpportunityId deal) {
        return with(QuoteFields.OPPORTUNITY, deal);
    }

    public DraftQuote ownedBy(Owner owner) {
        return with(QuoteFields.OWNER, owner);
    }

    /** What it is sold from. */
    public DraftQuote priceBook(PriceBookId book) {
        return with(QuoteFields.PRICE_BOOK, book);
    }

    /** What says what it costs. */
    public DraftQuote costPriceBook(PriceBookId book) {
        return with(QuoteFields.COST_PRICE_BOOK, book);
    }

    public DraftQuote currency(CurrencyUnit currency) {
        return with(QuoteFields.CURRENCY, currency);
    }

    /** @param lastDay on which it can be accepted, in the organisation's zone */
    public DraftQuote validUntil(LocalDate lastDay) {
        return with(QuoteFields.VALID_UNTIL, lastDay);
    }

    /** In the customer's language and way of writing money and dates. */
    public DraftQuote speaking(Locale locale) {
        return with(QuoteFields.LOCALE, locale.toLanguageTag());
    }

    public DraftQuote introducedBy(String text) {
        return with(QuoteFields.INTRODUCTION, text);
    }

    public DraftQuote terms(String text) {
        return with(QuoteFields.TERMS, text);
    }

    public DraftQuote attaching(AttachedDocument... documents) {
        return with(QuoteFields.ATTACHMENTS, List.of(documents));
    }

    /** Any field that input may set, built-in or custom. */
    public <T> DraftQuote with(Field<T> field, T value) {
        return new DraftQuote(copied, fromTemplate, values.with(field, value));
    }
}
