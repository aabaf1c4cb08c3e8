package dev.clientela.decision;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;

/** The fields of what is remembered for later decisions. */
public final class DecisionStateFields {

    private static final FieldSet<DecisionStateId> FIELDS = FieldSet.of("decision_state", DecisionStateId::new);

    public static final ReferenceField<DecisionStateId> ID = FIELDS.id();

    /** What it is the state of; with the record that it is about, if any. Nothing that tells who a person is. */
    public static final CodeField<String> KEY =
            FIELDS.code("state_key", Codes.TEXT, REQUIRED, READ_ONLY, INDEXED, UNIQUE);

    /** The record that it is about; absent when it is about none. */
    public static final CodeField<RecordRef> SUBJECT = FIELDS.code("subject", Codes.RECORD_REF, READ_ONLY, INDEXED);

    /** A count. */
    public static final IntegerField COUNTER =
            FIELDS.integer("counter", Long.MIN_VALUE, Long.MAX_VALUE, REQUIRED, READ_ONLY);

    /** A time, as the state's owner means it. */
    public static final InstantField NOTED_AT = FIELDS.instant("noted_at", READ_ONLY);

    /** Who comes back to it at the time noted; absent when nobody waits for that. */
    public static final CodeField<String> AWAITED_BY = FIELDS.code("awaited_by", Codes.TEXT, READ_ONLY, INDEXED);

    /** Whatever else there is to remember. */
    public static final TextField DETAIL = FIELDS.text("detail", 32_000, READ_ONLY, PERSONAL);

    static final RecordType<DecisionState> TYPE = FIELDS.type(DecisionState::new);

    private DecisionStateFields() {}
}
