package dev.clientela.quote;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.contact.ContactId;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import dev.clientela.security.Owner;
import org.joda.money.CurrencyUnit;

/** The fields of an offer. */
public final class QuoteFields {

    private static final FieldSet<QuoteId> FIELDS = FieldSet.of("quote", QuoteId::new);

    public static final ReferenceField<QuoteId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final CodeField<QuoteKind> KIND =
            FIELDS.code("kind", QuoteKind.CODEC, REQUIRED, SORTABLE, INDEXED, GOVERNED);

    /** Given when it is first sent; all versions of an offer bear the same. */
    public static final TextField NUMBER = FIELDS.text("number", 60, READ_ONLY, SORTABLE, INDEXED);

    /** Which version of the offer it is; the first is 1. */
    public static final IntegerField REVISION =
            FIELDS.integer("revision", 1, Integer.MAX_VALUE, REQUIRED, READ_ONLY, SORTABLE);

    /** The version that this one took the place of. */
    public static final ReferenceField<QuoteId> PREVIOUS =
            FIELDS.reference("previous", "quote", QuoteId::new, READ_ONLY);

    /** What it is about, in the customer's words. */
    public static final TextField NAME = FIELDS.text("name", 255, REQUIRED, SORTABLE, INDEXED, GOVERNED);

    /** Whether it is only there for others to be drafted from. */
    public static final FlagField IS_TEMPLATE = FIELDS.flag("is_template", REQUIRED, INDEXED, GOVERNED);

    public static final CodeField<QuoteStatus> STATUS =
            FIELDS.code("status", QuoteStatus.CODEC, REQUIRED, READ_ONLY, SORTABLE, INDEXED);
    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);

    public static final ReferenceField<AccountId> ACCOUNT =
            FIELDS.reference("account", "account", AccountId::new, GOVERNED);

    /** The person it is addressed to. */
    public static final ReferenceField<ContactId> CONTACT =
            FIELDS.reference("contact", "contact", ContactId::new, GOVERNED);

    /** The deal that it is made for. */
    public static final ReferenceField<OpportunityId> OPPORTUNITY =
            FIELDS.reference("opportunity", "opportunity", OpportunityId::new, GOVERNED);

    /** True on the one offer of a deal whose lines are the deal's, absent on every other. */
    public static final FlagField SYNCED = FIELDS.flag("synced", READ_ONLY, INDEXED);

    /** The sale tariff: the book that all its products are sold from; taken from the first line when not given. */
    public static final ReferenceField<PriceBookId> PRICE_BOOK =
            FIELDS.reference("price_book", "price_book", PriceBookId::new, GOVERNED);

    /** The cost tariff: the book that says what its products cost. Never shown to the customer. */
    public static final ReferenceField<PriceBookId> COST_PRICE_BOOK =
            FIELDS.reference("cost_price_book", "price_book", PriceBookId::new, GOVERNED);

    /** The currency of all its amounts; taken from the first line when not given. */
    public static final CodeField<CurrencyUnit> CURRENCY =
            FIELDS.code("currency", TextCodec.CURRENCY, SORTABLE, GOVERNED);

    /** The last day on which it can be accepted; for ever, when absent. */
    public static final DateField VALID_UNTIL = FIELDS.date("valid_until", SORTABLE, GOVERNED);

    /** The customer's locale as a BCP 47 tag, such as {@code es-AR}; English when absent. */
    public static final TextField LOCALE = FIELDS.text("locale", 35, GOVERNED);

    public static final TextField INTRODUCTION = FIELDS.text("introduction", 4_000, GOVERNED);

    /** Terms and conditions. */
    public static final TextField TERMS = FIELDS.text("terms", 32_000, GOVERNED);

    /** For the seller's own eyes. */
    public static final TextField NOTES = FIELDS.text("notes", 4_000);

    public static final ListField<AttachedDocument> ATTACHMENTS =
            FIELDS.list("attachments", AttachedDocument.TYPE, GOVERNED);

    /** How many lines it has. */
    public static final IntegerField LINE_COUNT =
            FIELDS.integer("line_count", 0, Integer.MAX_VALUE, REQUIRED, READ_ONLY);

    /** The sum of its lines, without tax. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", READ_ONLY, SORTABLE);

    /** The sum of the taxes of its lines. */
    public static final MoneyField TAX = FIELDS.money("tax", READ_ONLY);

    /** What the customer pays: amount and tax. */
    public static final MoneyField TOTAL = FIELDS.money("total", READ_ONLY, SORTABLE);

    /** What its lines cost; absent unless that is known of every line. */
    public static final MoneyField COST = FIELDS.money("cost", READ_ONLY);

    /** Amount less cost. */
    public static final MoneyField MARGIN = FIELDS.money("margin", READ_ONLY, SORTABLE);

    /** The margin in percent of the amount, half up; absent where the amount is 0. */
    public static final DecimalField MARGIN_PERCENT = FIELDS.decimal("margin_percent", 4, READ_ONLY, SORTABLE);

    public static final InstantField SENT_AT = FIELDS.instant("sent_at", READ_ONLY, SORTABLE);

    /** Where the customer is told of it, with the key; absent when the seller sees to that. */
    public static final TextField SENT_TO = FIELDS.text("sent_to", 255, READ_ONLY, PERSONAL);

    /** When it was accepted, rejected or withdrawn. */
    public static final InstantField DECIDED_AT = FIELDS.instant("decided_at", READ_ONLY, SORTABLE);

    /** Who did that, as audit stamps name them. */
    public static final CodeField<String> DECIDED_BY = FIELDS.code("decided_by", Texts.CODE, READ_ONLY);

    /** The name that the customer signed with. */
    public static final TextField SIGNED_BY = FIELDS.text("signed_by", 255, READ_ONLY, PERSONAL);

    /** Why it was rejected or withdrawn, in words. */
    public static final TextField REASON = FIELDS.text("reason", 2_000, READ_ONLY, PERSONAL);

    /** The order that the host made of it. */
    public static final CodeField<String> ORDER_ID = FIELDS.code("order_id", Texts.CODE, READ_ONLY, INDEXED);

    /** Of the key through which the customer sees it; the key itself is stored nowhere. */
    public static final CodeField<String> KEY_HASH = FIELDS.code("key_hash", Texts.CODE, READ_ONLY, INDEXED, UNIQUE);

    /** From this instant on the key opens nothing. */
    public static final InstantField KEY_EXPIRES_AT = FIELDS.instant("key_expires_at", READ_ONLY);

    /** How many times it was seen through a key. */
    public static final IntegerField VIEW_COUNT = FIELDS.integer("view_count", 0, Long.MAX_VALUE, REQUIRED, READ_ONLY);

    public static final InstantField FIRST_VIEWED_AT = FIELDS.instant("first_viewed_at", READ_ONLY);
    public static final InstantField LAST_VIEWED_AT = FIELDS.instant("last_viewed_at", READ_ONLY);

    /** The day of the next warning that it is about to expire; absent when there will be none. */
    public static final DateField NEXT_WARNING = FIELDS.date("next_warning", READ_ONLY, SORTABLE);

    static final RecordType<Quote> TYPE = FIELDS.unique("number", NUMBER, REVISION)
            .unique("sync", OPPORTUNITY, SYNCED)
            .type(Quote::new);

    private QuoteFields() {}
}
