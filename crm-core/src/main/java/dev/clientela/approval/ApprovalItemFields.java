package dev.clientela.approval;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.PERSONAL;
import static dev.clientela.record.Trait.READ_ONLY;
import static dev.clientela.record.Trait.REQUIRED;
import static dev.clientela.record.Trait.SORTABLE;
import static dev.clientela.record.Trait.UNIQUE;

import dev.clientela.record.CodeField;
import dev.clientela.record.FieldSet;
import dev.clientela.record.FlagField;
import dev.clientela.record.InstantField;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.TextField;

/** The fields of one approver's part in an approval. */
public final class ApprovalItemFields {

    private static final FieldSet<ApprovalItemId> FIELDS = FieldSet.of("approval_item", ApprovalItemId::new);

    public static final ReferenceField<ApprovalItemId> ID = FIELDS.id();

    /** When the approver was asked. */
    public static final InstantField CREATED_AT = FIELDS.system().createdAt();

    public static final ReferenceField<ApprovalRequestId> REQUEST =
            FIELDS.reference("request", "approval_request", ApprovalRequestId::new, REQUIRED, READ_ONLY);

    /** The step that asks; absent on the submission. */
    public static final CodeField<String> STEP = FIELDS.code("step", Codes.TEXT, READ_ONLY);

    public static final CodeField<ApprovalStatus> STATUS =
            FIELDS.code("status", ApprovalStatus.CODEC, REQUIRED, READ_ONLY, SORTABLE, INDEXED);

    /** The user whom the process asks, whoever it was given to since; absent where nobody could be asked. */
    public static final CodeField<String> ORIGINAL_APPROVER =
            FIELDS.code("original_approver", Codes.TEXT, READ_ONLY, INDEXED);

    /** The user who is asked. */
    public static final CodeField<String> APPROVER = FIELDS.code("approver", Codes.TEXT, READ_ONLY, INDEXED);

    /** The same while an answer is waited for. */
    public static final CodeField<String> WAITING_FOR = FIELDS.code("waiting_for", Codes.TEXT, READ_ONLY, INDEXED);

    /** Who did it, such as {@code user:ada}: the approver, a deputy, or the program that brought the token. */
    public static final CodeField<String> ACTOR = FIELDS.code("actor", Codes.TEXT, READ_ONLY);

    /** When it was answered, or came to its end without. */
    public static final InstantField ENDED_AT = FIELDS.instant("ended_at", READ_ONLY, SORTABLE);

    public static final TextField COMMENT = FIELDS.text("comment", 4_000, READ_ONLY, PERSONAL);

    /** The hash of the facts that were asked about, and once it is answered, of those that the answer is about. */
    public static final CodeField<String> FACTS = FIELDS.code("facts", Codes.TEXT, REQUIRED, READ_ONLY);

    /** Whether the answer counts; not any more once its step is asked again. */
    public static final FlagField COUNTS = FIELDS.flag("counts", REQUIRED, READ_ONLY);

    /** The hash of the token by which it can be answered. */
    public static final CodeField<String> TOKEN = FIELDS.code("token", Codes.TEXT, READ_ONLY, UNIQUE);

    public static final InstantField TOKEN_UNTIL = FIELDS.instant("token_until", READ_ONLY);

    static final RecordType<ApprovalItem> TYPE = FIELDS.type(ApprovalItem::new);

    private ApprovalItemFields() {}
}
