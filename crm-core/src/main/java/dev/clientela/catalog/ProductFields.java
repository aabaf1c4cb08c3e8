package dev.clientela.catalog;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;

/** The fields of a product. What it costs stands in the price books. */
public final class ProductFields {

    private static final FieldSet<ProductId> FIELDS = FieldSet.of("product", ProductId::new);

    public static final ReferenceField<ProductId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final TextField NAME = FIELDS.text("name", 255, REQUIRED, SORTABLE, INDEXED);

    /** The article number; no two products share one. */
    public static final TextField CODE = FIELDS.text("code", 120, SORTABLE, INDEXED, UNIQUE);

    /** What products are grouped by; a host that gives no vocabulary of that name takes any code. */
    public static final ChoiceField FAMILY = FIELDS.choice("family", "product_family", SORTABLE, INDEXED);

    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000);

    /** Whether it can be newly offered; deals that have it already keep it. */
    public static final FlagField ACTIVE = FIELDS.flag("active", REQUIRED);

    /** Whether it can be taken back or credited, that is, stand on a line with a negative quantity. */
    public static final FlagField RETURNABLE = FIELDS.flag("returnable", REQUIRED);

    static final RecordType<Product> TYPE = FIELDS.type(Product::new);

    private ProductFields() {}
}
