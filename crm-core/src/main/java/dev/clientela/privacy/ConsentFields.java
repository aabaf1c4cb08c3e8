package dev.clientela.privacy;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;

/** The fields of a consent. */
public final class ConsentFields {

    private static final FieldSet<ConsentId> FIELDS = FieldSet.of("consent", ConsentId::new);

    private static final TextCodec<RecordRef> RECORD_REF =
            new TextCodec<>("record reference", RecordRef.class, RecordRef::toString, RecordRef::parse);

    public static final ReferenceField<ConsentId> ID = FIELDS.id();

    /** The lead, contact or person account that said so. */
    public static final CodeField<RecordRef> PERSON = FIELDS.code("person", RECORD_REF, REQUIRED, READ_ONLY, INDEXED);

    public static final ChoiceField PURPOSE =
            FIELDS.choice("purpose", ConsentPurpose.VOCABULARY, REQUIRED, READ_ONLY, SORTABLE, INDEXED);
    public static final ChoiceField CHANNEL =
            FIELDS.choice("channel", ConsentChannel.VOCABULARY, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** Given; false once it is withdrawn. */
    public static final FlagField IS_GIVEN = FIELDS.flag("is_given", REQUIRED, READ_ONLY);

    /** When it was given, or withdrawn. */
    public static final InstantField SINCE = FIELDS.instant("since", REQUIRED, READ_ONLY, SORTABLE);

    /** The first instant at which it holds no longer; for ever when absent. */
    public static final InstantField VALID_UNTIL = FIELDS.instant("valid_until", READ_ONLY, SORTABLE);

    public static final CodeField<LegalBasis> BASIS =
            FIELDS.code("basis", TextCodec.ofEnum(LegalBasis.class), REQUIRED, READ_ONLY);

    /** By what it can be shown: the form that was signed, the words that were said. */
    public static final TextField EVIDENCE = FIELDS.text("evidence", 4_000, READ_ONLY, PERSONAL);

    static final RecordType<Consent> TYPE =
            FIELDS.unique("matter", PERSON, PURPOSE, CHANNEL).type(Consent::new);

    private ConsentFields() {}
}
