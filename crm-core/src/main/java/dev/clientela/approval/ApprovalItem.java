package dev.clientela.approval;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One approver's part in an approval: when and by which step they were asked, and what became of it. The submission, too,
 * is one, with the submitter's words. Both the approver whom the process asks and who answered in the end are kept (AP-8).
 */
public final class ApprovalItem extends CrmRecord<ApprovalItem> {

    public static final RecordType<ApprovalItem> TYPE = ApprovalItemFields.TYPE;

    ApprovalItem(Values values) {
        super(values);
    }

    @Override
    public RecordType<ApprovalItem> type() {
        return TYPE;
    }

    @Override
    public ApprovalItemId id() {
        return get(ApprovalItemFields.ID);
    }

    public ApprovalRequestId request() {
        return get(ApprovalItemFields.REQUEST);
    }

    public ApprovalStatus status() {
        return get(ApprovalItemFields.STATUS);
    }

    /** The step that asks; empty on the submission. */
    public Optional<String> step() {
        return find(ApprovalItemFields.STEP);
    }

    /** The user whom the process asks; empty on the submission, and where nobody could be asked. */
    public Optional<String> originalApprover() {
        return find(ApprovalItemFields.ORIGINAL_APPROVER);
    }

    /** The user who is asked. */
    public Optional<String> approver() {
        return find(ApprovalItemFields.APPROVER);
    }

    /** Who answered, recalled or gave it away, such as {@code user:ada}. */
    public Optional<String> actor() {
        return find(ApprovalItemFields.ACTOR);
    }

    public Optional<Instant> endedAt() {
        return find(ApprovalItemFields.ENDED_AT);
    }

    public String comment() {
        return find(ApprovalItemFields.COMMENT).orElse("");
    }

    public boolean isWaiting() {
        return status().isWaiting();
    }

    /** Whether an answer counts; not any more once its step is asked again. */
    public boolean counts() {
        return get(ApprovalItemFields.COUNTS);
    }

    String facts() {
        return get(ApprovalItemFields.FACTS);
    }

    boolean isOf(Stage stage) {
        return step().filter(stage.name()::equals).isPresent();
    }

    Optional<Instant> tokenUntil() {
        return find(ApprovalItemFields.TOKEN_UNTIL);
    }

    /** Something became of it. */
    ApprovalItem become(ApprovalStatus status, @Nullable String actor, Instant when, String comment) {
        return with(values().edit()
                .set(ApprovalItemFields.STATUS, status)
                .set(ApprovalItemFields.WAITING_FOR, null)
                .set(ApprovalItemFields.ACTOR, actor)
                .set(ApprovalItemFields.ENDED_AT, when)
                .set(ApprovalItemFields.COMMENT, comment.isBlank() ? null : comment)
                .build());
    }

    ApprovalItem held(String comment) {
        return with(values().edit()
                .set(ApprovalItemFields.STATUS, ApprovalStatus.HELD)
                .set(ApprovalItemFields.COMMENT, comment.isBlank() ? null : comment)
                .build());
    }

    ApprovalItem about(String facts) {
        return with(ApprovalItemFields.FACTS, facts);
    }

    ApprovalItem past() {
        return with(ApprovalItemFields.COUNTS, false);
    }

    /** One version on; it can be answered by the token of this hash, and by none that was sent before. */
    ApprovalItem answerableBy(String tokenHash, Instant until) {
        return with(values().edit()
                .set(ApprovalItemFields.TOKEN, tokenHash)
                .set(ApprovalItemFields.TOKEN_UNTIL, until)
                .set(TYPE.system().version(), version() + 1)
                .build());
    }
}
