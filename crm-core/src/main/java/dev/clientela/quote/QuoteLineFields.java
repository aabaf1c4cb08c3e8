package dev.clientela.quote;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;

/** The fields of an offer's line. Where it has the same as a deal's line, they bear the same names. */
public final class QuoteLineFields {

    private static final FieldSet<QuoteLineId> FIELDS = FieldSet.of("quote_line", QuoteLineId::new);

    public static final ReferenceField<QuoteLineId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final ReferenceField<QuoteId> QUOTE =
            FIELDS.reference("quote", "quote", QuoteId::new, REQUIRED, GOVERNED);

    /** Its place among the lines of the offer; grows, with gaps. */
    public static final IntegerField POSITION =
            FIELDS.integer("position", 1, Integer.MAX_VALUE, REQUIRED, READ_ONLY, SORTABLE);

    /** Absent on a line for something that is in no catalogue. */
    public static final ReferenceField<ProductId> PRODUCT =
            FIELDS.reference("product", "product", ProductId::new, GOVERNED);

    public static final ReferenceField<PriceBookEntryId> PRICE_BOOK_ENTRY =
            FIELDS.reference("price_book_entry", "price_book_entry", PriceBookEntryId::new, GOVERNED);

    /** What it is for; the product's name when it was chosen, unless said otherwise. */
    public static final TextField NAME = FIELDS.text("name", 255, REQUIRED, SORTABLE, GOVERNED);

    /** The product's code when it was chosen. */
    public static final TextField PRODUCT_CODE = FIELDS.text("product_code", 120, READ_ONLY);

    /** The tariff's price when it was chosen; of what is in no catalogue, the price that it was first offered at. */
    public static final PriceField LIST_PRICE = FIELDS.price("list_price", REQUIRED, READ_ONLY);

    /** What one unit is offered at, before the discount. */
    public static final PriceField UNIT_PRICE = FIELDS.price("unit_price", REQUIRED, GOVERNED);

    /** Never 0; negative for what is taken back or credited. */
    public static final DecimalField QUANTITY = FIELDS.decimal("quantity", 6, REQUIRED, SORTABLE, GOVERNED);

    /** From 0 to 100; never together with a discount by amount. */
    public static final DecimalField DISCOUNT_PERCENT = FIELDS.decimal("discount_percent", 6, GOVERNED);

    /** Off the line as a whole; never together with a percentage. */
    public static final MoneyField DISCOUNT_AMOUNT = FIELDS.money("discount_amount", GOVERNED);

    /** What the line is offered at without tax, rounded once. */
    public static final MoneyField TOTAL = FIELDS.money("total", REQUIRED, SORTABLE, GOVERNED);

    /** The host's rate, from 0 to 100; no tax when absent. */
    public static final DecimalField TAX_PERCENT = FIELDS.decimal("tax_percent", 4, GOVERNED);

    /** The tax on the total, rounded once. */
    public static final MoneyField TAX = FIELDS.money("tax", READ_ONLY);

    /** What one unit costs the seller. Never shown to the customer. */
    public static final PriceField COST = FIELDS.price("cost", GOVERNED);

    public static final TextField DESCRIPTION = FIELDS.text("description", 4_000, GOVERNED);

    static final RecordType<QuoteLine> TYPE = FIELDS.type(QuoteLine::new);

    private QuoteLineFields() {}
}
