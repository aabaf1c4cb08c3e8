package dev.clientela.catalog;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.PriceField;
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

    /** What one unit costs the organisation, in whatever currency; formula prices may rest on it. */
    public static final PriceField COST = FIELDS.price("cost", GOVERNED);

    /** Whether it can be newly offered; deals that have it already keep it. */
    public static final FlagField ACTIVE = FIELDS.flag("active", REQUIRED);

    /** Whether it can be taken back or credited, that is, stand on a line with a negative quantity. */
    public static final FlagField RETURNABLE = FIELDS.flag("returnable", REQUIRED);

    /** Whether its lines may be scheduled by quantity: when how many are delivered. */
    public static final FlagField QUANTITY_SCHEDULING = FIELDS.flag("quantity_scheduling", REQUIRED);

    /** Set, lines get such a schedule by themselves; then period and number of instalments are set as well. */
    public static final CodeField<ScheduleKind> QUANTITY_SCHEDULE_KIND =
            FIELDS.code("quantity_schedule_kind", ScheduleKind.CODEC);

    public static final CodeField<SchedulePeriod> QUANTITY_SCHEDULE_PERIOD =
            FIELDS.code("quantity_schedule_period", SchedulePeriod.CODEC);
    public static final IntegerField QUANTITY_SCHEDULE_INSTALMENTS =
            FIELDS.integer("quantity_schedule_instalments", 1, DefaultSchedule.MAX_INSTALMENTS);

    /** Whether its lines may be scheduled by revenue: when how much comes in. */
    public static final FlagField REVENUE_SCHEDULING = FIELDS.flag("revenue_scheduling", REQUIRED);

    /** Set, lines get such a schedule by themselves; with one by quantity, too, the two are alike. */
    public static final CodeField<ScheduleKind> REVENUE_SCHEDULE_KIND =
            FIELDS.code("revenue_schedule_kind", ScheduleKind.CODEC);

    public static final CodeField<SchedulePeriod> REVENUE_SCHEDULE_PERIOD =
            FIELDS.code("revenue_schedule_period", SchedulePeriod.CODEC);
    public static final IntegerField REVENUE_SCHEDULE_INSTALMENTS =
            FIELDS.integer("revenue_schedule_instalments", 1, DefaultSchedule.MAX_INSTALMENTS);

    static final RecordType<Product> TYPE = FIELDS.type(Product::new);

    private ProductFields() {}
}
