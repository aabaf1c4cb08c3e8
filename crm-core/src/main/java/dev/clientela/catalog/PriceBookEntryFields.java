package dev.clientela.catalog;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.account.AccountId;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.PriceField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import org.joda.money.CurrencyUnit;

/** The fields of a price book entry. */
public final class PriceBookEntryFields {

    private static final FieldSet<PriceBookEntryId> FIELDS = FieldSet.of("price_book_entry", PriceBookEntryId::new);

    public static final ReferenceField<PriceBookEntryId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final ReferenceField<PriceBookId> PRICE_BOOK =
            FIELDS.reference("price_book", "price_book", PriceBookId::new, REQUIRED, GOVERNED);
    public static final ReferenceField<ProductId> PRODUCT =
            FIELDS.reference("product", "product", ProductId::new, REQUIRED, GOVERNED);
    public static final CodeField<CurrencyUnit> CURRENCY =
            FIELDS.code("currency", TextCodec.CURRENCY, REQUIRED, SORTABLE, GOVERNED);

    /** The price of one unit, at the currency's scale; absent where the standard price is used. */
    public static final PriceField UNIT_PRICE = FIELDS.price("unit_price", GOVERNED);

    /** Whether the price is that of the standard book, whatever it is at the time. */
    public static final FlagField USE_STANDARD_PRICE = FIELDS.flag("use_standard_price", REQUIRED, GOVERNED);

    /** Of what a price by formula is reckoned; absent where the price is the entry's own or the standard one. */
    public static final CodeField<PriceBase> BASE = FIELDS.code("base", PriceBase.CODEC, GOVERNED);

    /** The book whose price is the base of the formula, where it is another book's. */
    public static final ReferenceField<PriceBookId> BASE_BOOK =
            FIELDS.reference("base_book", "price_book", PriceBookId::new, GOVERNED);

    /** The currency of the base where it is not the entry's; converted as of the day. The cost has its own. */
    public static final CodeField<CurrencyUnit> BASE_CURRENCY =
            FIELDS.code("base_currency", TextCodec.CURRENCY, GOVERNED);

    /** So many percent of the base, 100 unless said. */
    public static final DecimalField PERCENTAGE = FIELDS.decimal("percentage", 6, GOVERNED);

    /** The price goes to the nearest multiple of this, half up, before the surcharge. */
    public static final DecimalField ROUNDING = FIELDS.decimal("rounding", 6, GOVERNED);

    /** Comes on top after rounding; negative for what is taken off. */
    public static final PriceField SURCHARGE = FIELDS.price("surcharge", GOVERNED);

    /** So much above the base at least. */
    public static final PriceField MIN_MARGIN = FIELDS.price("min_margin", GOVERNED);

    /** So much above the base at most. */
    public static final PriceField MAX_MARGIN = FIELDS.price("max_margin", GOVERNED);

    /** Among entries of a book that apply, those of the highest priority decide; 0 unless said. */
    public static final IntegerField PRIORITY = FIELDS.integer("priority", -1_000_000, 1_000_000, GOVERNED);

    /** The one customer it is for. */
    public static final ReferenceField<AccountId> ACCOUNT =
            FIELDS.reference("account", "account", AccountId::new, GOVERNED);

    /** The customers it is for: those that bear this tag. */
    public static final TextField SEGMENT = FIELDS.text("segment", TagsField.MAX_LENGTH, GOVERNED);

    /** The customers it is for: those that lie in this sales territory. */
    public static final TextField TERRITORY = FIELDS.text("territory", TagsField.MAX_LENGTH, GOVERNED);

    /** From this quantity on; any unless said. What is taken back counts as what was sold. */
    public static final DecimalField MIN_QUANTITY = FIELDS.decimal("min_quantity", 6, GOVERNED);

    /** The first business date it applies on; absent for always so far. */
    public static final DateField VALID_FROM = FIELDS.date("valid_from", GOVERNED);

    /** The first business date it applies on no more; absent for ever after. */
    public static final DateField VALID_UNTIL = FIELDS.date("valid_until", GOVERNED);

    /** Whether deals can newly choose it. */
    public static final FlagField ACTIVE = FIELDS.flag("active", REQUIRED);

    /**
     * True while the entry stands; absent once it was deleted while lines still refer to it, so that the unique key leaves
     * its place to another.
     */
    public static final FlagField CURRENT = FIELDS.flag("current", READ_ONLY, INDEXED);

    /** What tells it apart from others of its book, product and currency: priority, audience, minimum, validity. */
    public static final TextField PRECEDENCE = FIELDS.text("precedence", PriceRank.MAX_LENGTH, REQUIRED, READ_ONLY);

    static final RecordType<PriceBookEntry> TYPE = FIELDS.unique(
                    "place", PRICE_BOOK, PRODUCT, CURRENCY, PRECEDENCE, CURRENT)
            .type(PriceBookEntry::new);

    private PriceBookEntryFields() {}
}
