package dev.clientela.forecast;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;

/** The fields of an adjustment. */
public final class ForecastAdjustmentFields {

    private static final FieldSet<ForecastAdjustmentId> FIELDS =
            FieldSet.of("forecast_adjustment", ForecastAdjustmentId::new);

    static final TextCodec<String> TEXT = new TextCodec<>("code", String.class, code -> code, code -> code);

    public static final ReferenceField<ForecastAdjustmentId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();

    /** What it is about, all in one, so that there is one adjustment of it at most. */
    public static final CodeField<String> MATTER = FIELDS.code("matter", TEXT, REQUIRED, READ_ONLY, INDEXED, UNIQUE);

    /** The user whose forecast it is. */
    public static final CodeField<String> SELLER = FIELDS.code("seller", TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    public static final CodeField<AdjustmentMaker> MADE_AS =
            FIELDS.code("made_as", AdjustmentMaker.CODEC, REQUIRED, READ_ONLY);
    public static final CodeField<ForecastType> FORECAST_TYPE =
            FIELDS.code("forecast_type", ForecastType.CODEC, REQUIRED, READ_ONLY);
    public static final CodeField<ForecastCategory> CATEGORY =
            FIELDS.code("category", TextCodec.ofEnum(ForecastCategory.class), REQUIRED, READ_ONLY);
    public static final CodeField<ForecastPeriod> PERIOD =
            FIELDS.code("period", ForecastPeriod.CODEC, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** The first day that the period had when it was made. */
    public static final DateField STARTS_ON = FIELDS.date("starts_on", REQUIRED, READ_ONLY);

    /** The day after the last that it had. */
    public static final DateField ENDS_ON = FIELDS.date("ends_on", REQUIRED, READ_ONLY);

    /** What the cumulative figure of the category is taken to be. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", REQUIRED, READ_ONLY);

    public static final TextField REASON = FIELDS.text("reason", 2_000, READ_ONLY);

    /** A digest of who reported to whom, around the seller, when it was made. */
    public static final CodeField<String> ROLL_UP = FIELDS.code("roll_up", TEXT, REQUIRED, READ_ONLY);

    static final RecordType<ForecastAdjustment> TYPE = FIELDS.type(ForecastAdjustment::new);

    private ForecastAdjustmentFields() {}
}
