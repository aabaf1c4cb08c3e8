package dev.clientela.catalog;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
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

    /** Whether deals can newly choose it. */
    public static final FlagField ACTIVE = FIELDS.flag("active", REQUIRED);

    /**
     * True while the entry stands; absent once it was deleted while lines still refer to it, so that the unique key leaves
     * its place to another.
     */
    public static final FlagField CURRENT = FIELDS.flag("current", READ_ONLY, INDEXED);

    static final RecordType<PriceBookEntry> TYPE =
            FIELDS.unique("place", PRICE_BOOK, PRODUCT, CURRENCY, CURRENT).type(PriceBookEntry::new);

    private PriceBookEntryFields() {}
}
