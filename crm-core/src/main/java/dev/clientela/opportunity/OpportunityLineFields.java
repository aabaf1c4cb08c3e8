package dev.clientela.opportunity;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.catalog.DefaultSchedule;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductId;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;

/** The fields of an opportunity's line. */
public final class OpportunityLineFields {

    private static final FieldSet<OpportunityLineId> FIELDS = FieldSet.of("opportunity_line", OpportunityLineId::new);

    public static final ReferenceField<OpportunityLineId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final ReferenceField<OpportunityId> OPPORTUNITY =
            FIELDS.reference("opportunity", "opportunity", OpportunityId::new, REQUIRED, GOVERNED);

    /** Its place among the lines of the deal; grows, with gaps. */
    public static final IntegerField POSITION =
            FIELDS.integer("position", 1, Integer.MAX_VALUE, REQUIRED, READ_ONLY, SORTABLE);

    public static final ReferenceField<ProductId> PRODUCT =
            FIELDS.reference("product", "product", ProductId::new, REQUIRED, GOVERNED);
    public static final ReferenceField<PriceBookEntryId> PRICE_BOOK_ENTRY =
            FIELDS.reference("price_book_entry", "price_book_entry", PriceBookEntryId::new, REQUIRED, GOVERNED);

    /** The product's name when it was chosen. */
    public static final TextField PRODUCT_NAME = FIELDS.text("product_name", 255, REQUIRED, READ_ONLY, SORTABLE);

    /** The product's code when it was chosen. */
    public static final TextField PRODUCT_CODE = FIELDS.text("product_code", 120, READ_ONLY);

    /** The entry's price when it was chosen. */
    public static final PriceField LIST_PRICE = FIELDS.price("list_price", REQUIRED, READ_ONLY);

    /** The version of the entry when it was chosen. */
    public static final IntegerField PRICE_BOOK_ENTRY_VERSION =
            FIELDS.integer("price_book_entry_version", 1, Long.MAX_VALUE, REQUIRED, READ_ONLY);

    /** What one unit cost the organisation when the product was chosen, in whatever currency. */
    public static final PriceField COST = FIELDS.price("cost", READ_ONLY);

    /** What one unit is sold at, before the discount. */
    public static final PriceField UNIT_PRICE = FIELDS.price("unit_price", REQUIRED, GOVERNED);

    /** Never 0; negative for what is taken back or credited. */
    public static final DecimalField QUANTITY = FIELDS.decimal("quantity", 6, REQUIRED, SORTABLE, GOVERNED);

    /** From 0 to 100; never together with a discount by amount. */
    public static final DecimalField DISCOUNT_PERCENT = FIELDS.decimal("discount_percent", 6, GOVERNED);

    /** Off the line as a whole; never together with a percentage. */
    public static final MoneyField DISCOUNT_AMOUNT = FIELDS.money("discount_amount", GOVERNED);

    /** What the line is sold at, rounded once. */
    public static final MoneyField TOTAL = FIELDS.money("total", REQUIRED, SORTABLE, GOVERNED);

    /** When it is delivered or begins. */
    public static final DateField SERVICE_DATE = FIELDS.date("service_date", SORTABLE);

    public static final TextField DESCRIPTION = FIELDS.text("description", 4_000);

    /** Whether its instalments say how many are delivered when: then its quantity is their sum. */
    public static final FlagField HAS_QUANTITY_SCHEDULE = FIELDS.flag("has_quantity_schedule", REQUIRED, READ_ONLY);

    /** Whether its instalments say how much comes in when: then its total is their sum. */
    public static final FlagField HAS_REVENUE_SCHEDULE = FIELDS.flag("has_revenue_schedule", REQUIRED, READ_ONLY);

    /** How many instalments it has. */
    public static final IntegerField INSTALMENT_COUNT =
            FIELDS.integer("instalment_count", 0, DefaultSchedule.MAX_INSTALMENTS, REQUIRED, READ_ONLY);

    static final RecordType<OpportunityLine> TYPE = FIELDS.type(OpportunityLine::new);

    private OpportunityLineFields() {}
}
