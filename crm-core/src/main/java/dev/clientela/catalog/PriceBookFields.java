package dev.clientela.catalog;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;

/** The fields of a price book. */
public final class PriceBookFields {

    private static final FieldSet<PriceBookId> FIELDS = FieldSet.of("price_book", PriceBookId::new);

    public static final ReferenceField<PriceBookId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final TextField NAME = FIELDS.text("name", 255, REQUIRED, SORTABLE, INDEXED);
    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000);

    /** Whether deals can newly choose it. */
    public static final FlagField ACTIVE = FIELDS.flag("active", REQUIRED);

    /** True on the one standard book and absent on every other, so that the unique key allows one alone. */
    public static final FlagField STANDARD = FIELDS.flag("standard", READ_ONLY, INDEXED, UNIQUE);

    static final RecordType<PriceBook> TYPE = FIELDS.type(PriceBook::new);

    private PriceBookFields() {}
}
