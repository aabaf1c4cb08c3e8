package dev.clientela.opportunity;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.CodeField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;

/** The fields of a split. */
public final class OpportunitySplitFields {

    private static final FieldSet<OpportunitySplitId> FIELDS =
            FieldSet.of("opportunity_split", OpportunitySplitId::new);

    private static final TextCodec<String> TEXT = new TextCodec<>("code", String.class, code -> code, code -> code);

    public static final ReferenceField<OpportunitySplitId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();
    public static final InstantField MODIFIED_AT = FIELDS.system().modifiedAt();

    public static final ReferenceField<OpportunityId> OPPORTUNITY =
            FIELDS.reference("opportunity", "opportunity", OpportunityId::new, REQUIRED, READ_ONLY);

    /** Its place among the splits of the deal. */
    public static final IntegerField POSITION =
            FIELDS.integer("position", 1, SplitShare.MOST, REQUIRED, READ_ONLY, SORTABLE);

    /** The user who is credited. */
    public static final CodeField<String> SELLER = FIELDS.code("seller", TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    public static final CodeField<SplitType> SPLIT_TYPE =
            FIELDS.code("split_type", SplitType.CODEC, REQUIRED, READ_ONLY);

    /** Of the deal's amount. */
    public static final DecimalField PERCENTAGE = FIELDS.decimal("percentage", 6, REQUIRED, READ_ONLY);

    /** What the percentage comes to; absent where the deal has no amount. */
    public static final MoneyField AMOUNT = FIELDS.money("amount", READ_ONLY);

    static final RecordType<OpportunitySplit> TYPE =
            FIELDS.unique("share", OPPORTUNITY, SPLIT_TYPE, SELLER).type(OpportunitySplit::new);

    private OpportunitySplitFields() {}
}
