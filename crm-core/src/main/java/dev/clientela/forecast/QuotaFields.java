package dev.clientela.forecast;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;

/** The fields of a quota. */
public final class QuotaFields {

    private static final FieldSet<QuotaId> FIELDS = FieldSet.of("quota", QuotaId::new);

    public static final ReferenceField<QuotaId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();

    /** What it is for, all in one, so that there is one quota of it at most. */
    public static final CodeField<String> MATTER =
            FIELDS.code("matter", ForecastAdjustmentFields.TEXT, REQUIRED, READ_ONLY, INDEXED, UNIQUE);

    public static final CodeField<QuotaHolder> HOLDER =
            FIELDS.code("holder", QuotaHolder.CODEC, REQUIRED, READ_ONLY, SORTABLE, INDEXED);
    public static final CodeField<ForecastType> FORECAST_TYPE =
            FIELDS.code("forecast_type", ForecastType.CODEC, REQUIRED, READ_ONLY);

    /** As it was called when the quota was set. */
    public static final CodeField<ForecastPeriod> PERIOD =
            FIELDS.code("period", ForecastPeriod.CODEC, REQUIRED, READ_ONLY);

    /** The first day that it is for. */
    public static final DateField STARTS_ON = FIELDS.date("starts_on", REQUIRED, READ_ONLY, SORTABLE);

    /** The day after the last that it is for. */
    public static final DateField ENDS_ON = FIELDS.date("ends_on", REQUIRED, READ_ONLY);

    /** What is to be won; absent where the quota is a quantity. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", READ_ONLY);

    /** How many units are to be sold; absent where the quota is an amount. */
    public static final DecimalField QUANTITY = FIELDS.decimal("quantity", 6, READ_ONLY);

    static final RecordType<Quota> TYPE = FIELDS.type(Quota::new);

    private QuotaFields() {}
}
