package dev.clientela.lead;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextCodec;
import dev.clientela.record.TextField;

/** The fields of a pending lead. */
public final class PendingLeadFields {

    private static final FieldSet<PendingLeadId> FIELDS = FieldSet.of("pending_lead", PendingLeadId::new);

    public static final ReferenceField<PendingLeadId> ID = FIELDS.id();

    /** When it was accepted. */
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();

    /** The key in another system that the lead is to have. */
    public static final TextField EXTERNAL_ID = FIELDS.system().externalId();

    /** What was accepted, as JSON; absent once the person was erased whom it told of. */
    public static final TextField PAYLOAD = FIELDS.text("payload", 100_000, READ_ONLY, PERSONAL);

    /** From when on it is to be captured; absent when it was given up. */
    public static final InstantField DUE_AT = FIELDS.instant("due_at", READ_ONLY, SORTABLE, INDEXED);

    /** How often that has failed since it was accepted or revived. */
    public static final IntegerField ATTEMPTS = FIELDS.integer("attempts", 0, Long.MAX_VALUE, REQUIRED, READ_ONLY);

    /** With which error code it failed last; absent when it never did. */
    public static final CodeField<String> ERROR_CODE =
            FIELDS.code("error_code", new TextCodec<>("code", String.class, code -> code, code -> code), READ_ONLY);

    /** Which fields were at fault then and for what, without their values. */
    public static final TextField FAULTS = FIELDS.text("faults", 1_000, READ_ONLY);

    static final RecordType<PendingLead> TYPE = FIELDS.type(PendingLead::new);

    private PendingLeadFields() {}
}
