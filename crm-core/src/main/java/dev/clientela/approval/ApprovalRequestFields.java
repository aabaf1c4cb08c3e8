package dev.clientela.approval;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.ListField;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;

/** The fields of a request for approval. It tells of its subject without referring to it, as a decision does. */
public final class ApprovalRequestFields {

    private static final FieldSet<ApprovalRequestId> FIELDS = FieldSet.of("approval_request", ApprovalRequestId::new);

    public static final ReferenceField<ApprovalRequestId> ID = FIELDS.id();

    /** When it was submitted. */
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();

    /** The record that is to be approved. */
    public static final CodeField<RecordRef> SUBJECT =
            FIELDS.code("subject", Codes.RECORD_REF, REQUIRED, READ_ONLY, INDEXED);

    /** The same while the request is pending, or approved and still worth something: one of them at a time. */
    public static final CodeField<RecordRef> IN_FORCE = FIELDS.code("in_force", Codes.RECORD_REF, READ_ONLY, UNIQUE);

    /** The process that it was submitted to. */
    public static final CodeField<String> PROCESS =
            FIELDS.code("process", Codes.TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    public static final IntegerField PROCESS_VERSION =
            FIELDS.integer("process_version", 0, Long.MAX_VALUE, REQUIRED, READ_ONLY);

    public static final CodeField<ApprovalStatus> STATUS =
            FIELDS.code("status", ApprovalStatus.CODEC, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** Who submitted it, such as {@code user:ada}. */
    public static final CodeField<String> SUBMITTER =
            FIELDS.code("submitter", Codes.TEXT, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** Whom the steps ask, in order. */
    public static final ListField<Stage> STAGES = FIELDS.list("stages", Stage.TYPE, READ_ONLY);

    /** The names of steps that are not for the record, separated by line breaks. */
    public static final CodeField<String> SKIPPED = FIELDS.code("skipped", Codes.TEXT, READ_ONLY);

    /** The step whose approvers are asked now; absent once it is decided. */
    public static final CodeField<String> STEP = FIELDS.code("step", Codes.TEXT, READ_ONLY);

    public static final FlagField OWN_REQUEST = FIELDS.flag("own_request", REQUIRED, READ_ONLY);

    /** Whether a rejection asks the step before again. */
    public static final FlagField REJECTS_BACK = FIELDS.flag("rejects_back", REQUIRED, READ_ONLY);

    public static final FlagField RECALLABLE = FIELDS.flag("recallable", REQUIRED, READ_ONLY);

    /** The hash of the facts that are to be approved. */
    public static final CodeField<String> FACTS = FIELDS.code("facts", Codes.TEXT, REQUIRED, READ_ONLY);

    /** How many answers have been given. */
    public static final IntegerField ANSWERS = FIELDS.integer("answers", 0, Integer.MAX_VALUE, REQUIRED, READ_ONLY);

    /** Why it was decided without an answer: {@code all_skipped}, {@code step_rejects}. */
    public static final CodeField<String> REASON = FIELDS.code("reason", Codes.TEXT, READ_ONLY);

    /** When it was approved, rejected or recalled. */
    public static final InstantField ENDED_AT = FIELDS.instant("ended_at", READ_ONLY, SORTABLE);

    /** When the approval stopped being worth anything, since the facts were changed. */
    public static final InstantField INVALIDATED_AT = FIELDS.instant("invalidated_at", READ_ONLY, SORTABLE);

    static final RecordType<ApprovalRequest> TYPE = FIELDS.type(ApprovalRequest::new);

    private ApprovalRequestFields() {}
}
