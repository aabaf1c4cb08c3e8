package dev.clientela.commission;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;
import org.joda.money.CurrencyUnit;

/** The fields of a settlement of commission. */
public final class CommissionSettlementFields {

    private static final FieldSet<CommissionSettlementId> FIELDS =
            FieldSet.of("commission_settlement", CommissionSettlementId::new);

    public static final ReferenceField<CommissionSettlementId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();

    public static final CodeField<String> SELLER =
            FIELDS.code("seller", CommissionEntryFields.TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** As it was called then. */
    public static final CodeField<ForecastPeriod> PERIOD =
            FIELDS.code("period", ForecastPeriod.CODEC, REQUIRED, READ_ONLY, INDEXED);

    /** The first day of the period. */
    public static final DateField STARTS_ON = FIELDS.date("starts_on", REQUIRED, READ_ONLY, SORTABLE);

    /** The day after its last. */
    public static final DateField ENDS_ON = FIELDS.date("ends_on", REQUIRED, READ_ONLY);

    public static final CodeField<CurrencyUnit> CURRENCY =
            FIELDS.code("currency", TextCodec.CURRENCY, REQUIRED, READ_ONLY);

    /** The sum of its entries. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", REQUIRED, READ_ONLY);

    public static final IntegerField ENTRY_COUNT =
            FIELDS.integer("entry_count", 1, Commissions.MOST_ENTRIES, REQUIRED, READ_ONLY);

    static final RecordType<CommissionSettlement> TYPE = FIELDS.type(CommissionSettlement::new);

    private CommissionSettlementFields() {}
}
