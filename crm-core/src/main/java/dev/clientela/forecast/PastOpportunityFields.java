package dev.clientela.forecast;

import static dev.clientela.record.Trait.LOOSE;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.account.AccountId;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;
import dev.clientela.security.Owner;

/**
 * The fields of a past state of a deal. What bears the name of a field of opportunities is what stood there. It tells of
 * deal and account without needing them: either may be gone.
 */
public final class PastOpportunityFields {

    private static final FieldSet<PastOpportunityId> FIELDS = FieldSet.of("past_opportunity", PastOpportunityId::new);

    public static final ReferenceField<PastOpportunityId> ID = FIELDS.id();

    public static final ReferenceField<OpportunityId> OPPORTUNITY =
            FIELDS.reference("opportunity", "opportunity", OpportunityId::new, REQUIRED, READ_ONLY, LOOSE);

    /** When the state began; half-open as all intervals. */
    public static final InstantField VALID_FROM = FIELDS.instant("valid_from", REQUIRED, READ_ONLY, SORTABLE);

    /** When it ended. */
    public static final InstantField VALID_UNTIL = FIELDS.instant("valid_until", REQUIRED, READ_ONLY, SORTABLE);

    public static final ReferenceField<AccountId> ACCOUNT =
            FIELDS.reference("account", "account", AccountId::new, READ_ONLY, LOOSE);
    public static final ChoiceField DEAL_TYPE = FIELDS.choice("type", "opportunity_type", READ_ONLY);
    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, READ_ONLY);
    public static final ChoiceField TERRITORY = FIELDS.choice("territory", "territory", READ_ONLY);
    public static final ChoiceField SOURCE = FIELDS.choice("source", "lead_source", READ_ONLY);
    public static final ChoiceField STAGE = FIELDS.choice("stage", "opportunity_stage", REQUIRED, READ_ONLY);
    public static final IntegerField PROBABILITY = FIELDS.integer("probability", 0, 100, REQUIRED, READ_ONLY);
    public static final CodeField<ForecastCategory> FORECAST_CATEGORY =
            FIELDS.code("forecast_category", TextCodec.ofEnum(ForecastCategory.class), REQUIRED, READ_ONLY);
    public static final FlagField IS_CLOSED = FIELDS.flag("is_closed", REQUIRED, READ_ONLY);
    public static final FlagField IS_WON = FIELDS.flag("is_won", REQUIRED, READ_ONLY);
    public static final DateField CLOSE_DATE = FIELDS.date("close_date", READ_ONLY);
    public static final MoneyField AMOUNT = FIELDS.money("amount", READ_ONLY);
    public static final MoneyField EXPECTED_REVENUE = FIELDS.money("expected_revenue", READ_ONLY);

    static final RecordType<PastOpportunity> TYPE = FIELDS.type(PastOpportunity::new);

    private PastOpportunityFields() {}
}
