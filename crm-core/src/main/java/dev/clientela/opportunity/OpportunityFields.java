package dev.clientela.opportunity;

import static dev.clientela.record.Trait.GOVERNED;
import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.account.AccountId;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.money.ExchangeRate;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;
import dev.clientela.security.Owner;
import org.joda.money.CurrencyUnit;

/** The fields of an opportunity. */
public final class OpportunityFields {

    private static final FieldSet<OpportunityId> FIELDS = FieldSet.of("opportunity", OpportunityId::new);

    public static final ReferenceField<OpportunityId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();
    public static final TagsField TAGS = FIELDS.system().tags();

    public static final TextField NAME = FIELDS.text("name", 255, REQUIRED, SORTABLE, INDEXED);

    /** Who would buy; a deal may be pursued before that is known. */
    public static final ReferenceField<AccountId> ACCOUNT = FIELDS.reference("account", "account", AccountId::new);

    public static final ChoiceField DEAL_TYPE = FIELDS.choice("type", "opportunity_type", SORTABLE, INDEXED);

    /** What the customer wants to achieve. */
    public static final TextField OBJECTIVE = FIELDS.text("objective", 4_000);

    public static final TextField DESCRIPTION = FIELDS.text("description", 32_000);
    public static final CodeField<Owner> OWNER = FIELDS.code("owner", Owner.CODEC, REQUIRED, SORTABLE, INDEXED);
    public static final ChoiceField TERRITORY = FIELDS.choice("territory", "territory", SORTABLE, INDEXED);
    public static final ChoiceField SOURCE = FIELDS.choice("source", "lead_source", SORTABLE, INDEXED);

    /** Where it stands; see {@link StageCatalog}. */
    public static final ChoiceField STAGE =
            FIELDS.choice("stage", StageCatalog.VOCABULARY, REQUIRED, SORTABLE, INDEXED, GOVERNED);

    /** Since when it has stood there. */
    public static final InstantField STAGE_SINCE = FIELDS.instant("stage_since", REQUIRED, READ_ONLY, SORTABLE);

    /** The stage that a closed deal was closed from; the code only, since the stage may be out of use by then. */
    public static final TextField LAST_OPEN_STAGE = FIELDS.text("last_open_stage", 60, READ_ONLY, INDEXED);

    /** Of being won, in percent: the stage's default, or what the seller says. */
    public static final IntegerField PROBABILITY = FIELDS.integer("probability", 0, 100, REQUIRED, SORTABLE, GOVERNED);

    /** The stage's default, or what the seller says. */
    public static final CodeField<ForecastCategory> FORECAST_CATEGORY =
            FIELDS.code("forecast_category", ForecastCategory.CODEC, REQUIRED, SORTABLE, INDEXED, GOVERNED);

    public static final FlagField IS_CLOSED = FIELDS.flag("is_closed", REQUIRED, READ_ONLY, INDEXED);
    public static final FlagField IS_WON = FIELDS.flag("is_won", REQUIRED, READ_ONLY, INDEXED);

    public static final DateField PLANNED_START = FIELDS.date("planned_start", SORTABLE);
    public static final DateField ACTUAL_START = FIELDS.date("actual_start", SORTABLE);
    public static final DateField PLANNED_CLOSE = FIELDS.date("planned_close", SORTABLE, GOVERNED);

    /** When it was won or lost; absent while it is open. */
    public static final DateField ACTUAL_CLOSE = FIELDS.date("actual_close", SORTABLE, GOVERNED);

    /** When it is forecast for: the day it was closed, or is planned to be. */
    public static final DateField CLOSE_DATE = FIELDS.date("close_date", READ_ONLY, SORTABLE);

    /** How many times the planned close was put off; never falls. */
    public static final IntegerField PUSH_COUNT =
            FIELDS.integer("push_count", 0, Integer.MAX_VALUE, REQUIRED, READ_ONLY, SORTABLE);

    public static final MoneyField ESTIMATED_COST = FIELDS.money("estimated_cost");
    public static final MoneyField ACTUAL_COST = FIELDS.money("actual_cost");

    /** What it is worth: the sum of its lines, or an estimate while it has none. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", SORTABLE, GOVERNED);

    /** Amount times probability, at the currency's scale. */
    public static final MoneyField EXPECTED_REVENUE = FIELDS.money("expected_revenue", READ_ONLY, SORTABLE);

    /** Frozen when the deal was closed: units of the one currency for one unit of the other; absent while it is open. */
    public static final DecimalField EXCHANGE_RATE = FIELDS.decimal("exchange_rate", ExchangeRate.MAX_SCALE, READ_ONLY);

    /** What one unit of is worth so much; the deal's currency or the organisation's, as the rate was kept. */
    public static final CodeField<CurrencyUnit> EXCHANGE_RATE_FROM =
            FIELDS.code("exchange_rate_from", TextCodec.CURRENCY, READ_ONLY);

    public static final CodeField<CurrencyUnit> EXCHANGE_RATE_TO =
            FIELDS.code("exchange_rate_to", TextCodec.CURRENCY, READ_ONLY);

    /** The day since which the rate held. */
    public static final DateField EXCHANGE_RATE_DATE = FIELDS.date("exchange_rate_date", READ_ONLY);

    /** The currency of amount and lines; taken from the first of them that comes when not given. */
    public static final CodeField<CurrencyUnit> CURRENCY =
            FIELDS.code("currency", TextCodec.CURRENCY, SORTABLE, GOVERNED);

    /** The book that all its lines are sold from; taken from the first line when not given. */
    public static final ReferenceField<PriceBookId> PRICE_BOOK =
            FIELDS.reference("price_book", "price_book", PriceBookId::new, GOVERNED);

    /** How many lines it has. */
    public static final IntegerField LINE_COUNT =
            FIELDS.integer("line_count", 0, Integer.MAX_VALUE, REQUIRED, READ_ONLY);

    public static final TextField NEXT_STEP = FIELDS.text("next_step", 255);

    /** Why it was won or lost; see {@link CloseReasons}. */
    public static final ChoiceField CLOSE_REASON =
            FIELDS.choice("close_reason", CloseReasons.VOCABULARY, SORTABLE, INDEXED, GOVERNED);

    /** The same in words; some reasons need them. */
    public static final TextField CLOSE_REASON_TEXT = FIELDS.text("close_reason_text", 2_000, GOVERNED);

    /** The people on the customer's side, and what they are to the deal. */
    public static final ListField<ContactRole> CONTACT_ROLES =
            FIELDS.list("contact_roles", ContactRole.TYPE, INDEXED, GOVERNED);

    /** Who else is after the deal. */
    public static final ListField<Competitor> COMPETITORS = FIELDS.list("competitors", Competitor.TYPE, INDEXED);

    /** Who works on it beside its owner. */
    public static final ListField<TeamMember> TEAM = FIELDS.list("team", TeamMember.TYPE, INDEXED, GOVERNED);

    /** Whether splits say whom it is credited to; otherwise its owner is credited with all of it. */
    public static final FlagField IS_SPLIT = FIELDS.flag("is_split", READ_ONLY);

    static final RecordType<Opportunity> TYPE = FIELDS.type(Opportunity::new);

    private OpportunityFields() {}
}
