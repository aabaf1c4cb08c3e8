package dev.clientela.conversion;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;
import dev.clientela.security.Owner;

/**
 * The fields of a conversion's receipt. It tells of records without referring to them, for it must not keep anybody from
 * deleting or merging them later.
 */
public final class ConversionFields {

    /** The longest id of a conversion rule, in characters. */
    public static final int MAX_RULE_LENGTH = 100;

    private static final FieldSet<ConversionId> FIELDS = FieldSet.of("conversion", ConversionId::new);

    public static final ReferenceField<ConversionId> ID = FIELDS.id();
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();

    /** The rule that decided. */
    public static final TextField RULE = FIELDS.text("rule", MAX_RULE_LENGTH, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** Who owns what was created. */
    public static final CodeField<Owner> OWNER =
            FIELDS.code("owner", Owner.CODEC, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** Every record that took part; found by its reference, such as {@code lead/018f…}. */
    public static final ListField<ConvertedRecord> RECORDS =
            FIELDS.list("records", ConvertedRecord.TYPE, REQUIRED, READ_ONLY, INDEXED);

    /** Every field that was written. */
    public static final ListField<FieldLineage> LINEAGE =
            FIELDS.list("lineage", FieldLineage.TYPE, READ_ONLY, PERSONAL);

    /** The rules that were asked, up to the one that decided. */
    public static final ListField<RuleVerdict> EXPLANATION =
            FIELDS.list("explanation", RuleVerdict.TYPE, READ_ONLY, PERSONAL);

    /** The candidates that were known, taken or passed over. */
    public static final ListField<ConsideredMatch> MATCHES =
            FIELDS.list("matches", ConsideredMatch.TYPE, READ_ONLY, PERSONAL);

    /** Absent unless it was undone. */
    public static final InstantField UNDONE_AT = FIELDS.instant("undone_at", READ_ONLY, SORTABLE);

    static final RecordType<ConversionReceipt> TYPE = FIELDS.type(ConversionReceipt::new);

    private ConversionFields() {}
}
