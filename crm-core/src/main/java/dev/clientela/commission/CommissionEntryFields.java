package dev.clientela.commission;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.SplitType;
import dev.clientela.record.CodeField;
import dev.clientela.record.DateField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;
import org.joda.money.CurrencyUnit;

/** The fields of an entry of commission. */
public final class CommissionEntryFields {

    private static final FieldSet<CommissionEntryId> FIELDS = FieldSet.of("commission_entry", CommissionEntryId::new);

    static final TextCodec<String> TEXT = new TextCodec<>("code", String.class, code -> code, code -> code);

    public static final ReferenceField<CommissionEntryId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();

    /** The user who earns. */
    public static final CodeField<String> SELLER = FIELDS.code("seller", TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** By which deal; it stays as long as the entry does. */
    public static final ReferenceField<OpportunityId> OPPORTUNITY =
            FIELDS.reference("opportunity", "opportunity", OpportunityId::new, REQUIRED, READ_ONLY);

    /** The entry that this one takes back; an entry is taken back once. */
    public static final ReferenceField<CommissionEntryId> REVERSES =
            FIELDS.reference("reverses", "commission_entry", CommissionEntryId::new, READ_ONLY, UNIQUE);

    /** The day the deal was won, or reopened: it decides about the period. */
    public static final DateField EARNED_ON = FIELDS.date("earned_on", REQUIRED, READ_ONLY, SORTABLE);

    public static final CodeField<CurrencyUnit> CURRENCY =
            FIELDS.code("currency", TextCodec.CURRENCY, REQUIRED, READ_ONLY, INDEXED);

    /** The code of the plan. */
    public static final CodeField<String> PLAN = FIELDS.code("plan", TEXT, REQUIRED, READ_ONLY, INDEXED);

    public static final IntegerField PLAN_VERSION =
            FIELDS.integer("plan_version", 1, Integer.MAX_VALUE, REQUIRED, READ_ONLY);
    public static final CodeField<CommissionBasis> BASIS =
            FIELDS.code("basis", CommissionBasis.CODEC, REQUIRED, READ_ONLY);
    public static final CodeField<CommissionMethod> METHOD =
            FIELDS.code("method", CommissionMethod.CODEC, REQUIRED, READ_ONLY);

    /** The amount of the deal, or its margin. */
    public static final MoneyField WHOLE = FIELDS.money("whole", REQUIRED, READ_ONLY);

    public static final CodeField<SplitType> SPLIT_TYPE =
            FIELDS.code("split_type", TextCodec.ofEnum(SplitType.class), REQUIRED, READ_ONLY);

    /** How much of it was credited to the seller, in percent. */
    public static final DecimalField SHARE = FIELDS.decimal("share", 6, REQUIRED, READ_ONLY);

    /** What that came to: of it the commission is reckoned. */
    public static final MoneyField BASE = FIELDS.money("base", REQUIRED, READ_ONLY);

    /** Which part of the base earned at which percentage. */
    public static final ListField<RatedPart> PARTS = FIELDS.list("parts", RatedPart.TYPE, READ_ONLY);

    /** What is earned; what is taken back has the other sign. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", REQUIRED, READ_ONLY);

    /** The settlement that it is part of; absent until then. */
    public static final ReferenceField<CommissionSettlementId> SETTLEMENT =
            FIELDS.reference("settlement", "commission_settlement", CommissionSettlementId::new, READ_ONLY);

    static final RecordType<CommissionEntry> TYPE = FIELDS.type(CommissionEntry::new);

    private CommissionEntryFields() {}
}
