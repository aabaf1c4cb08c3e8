package dev.clientela.approval;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.security.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a record be approved as it stands: by which process, whom its steps ask, and what came of it. An approval
 * is one of exactly those facts. Of a record one request at a time is pending or approved.
 */
public final class ApprovalRequest extends CrmRecord<ApprovalRequest> {

    public static final RecordType<ApprovalRequest> TYPE = ApprovalRequestFields.TYPE;

    ApprovalRequest(Values values) {
        super(values);
    }

    @Override
    public RecordType<ApprovalRequest> type() {
        return TYPE;
    }

    @Override
    public ApprovalRequestId id() {
        return get(ApprovalRequestFields.ID);
    }

    public RecordRef subject() {
        return get(ApprovalRequestFields.SUBJECT);
    }

    public String process() {
        return get(ApprovalRequestFields.PROCESS);
    }

    public ApprovalStatus status() {
        return get(ApprovalRequestFields.STATUS);
    }

    public boolean isPending() {
        return status() == ApprovalStatus.PENDING;
    }

    /** Who submitted it, such as {@code user:ada}. */
    public String submitter() {
        return get(ApprovalRequestFields.SUBMITTER);
    }

    /** Whom the steps ask, in order. */
    public List<Stage> stages() {
        return find(ApprovalRequestFields.STAGES).orElse(List.of());
    }

    /** The steps that are not for the record. */
    public List<String> skipped() {
        return find(ApprovalRequestFields.SKIPPED)
                .map(String::lines)
                .map(lines -> lines.toList())
                .orElse(List.of());
    }

    /** The step whose approvers are asked now; empty once it is decided. */
    public Optional<String> step() {
        return find(ApprovalRequestFields.STEP);
    }

    /** The hash of the facts that are to be approved. */
    public String facts() {
        return get(ApprovalRequestFields.FACTS);
    }

    /** Why it was decided without an answer. */
    public Optional<String> reason() {
        return find(ApprovalRequestFields.REASON);
    }

    public Optional<Instant> endedAt() {
        return find(ApprovalRequestFields.ENDED_AT);
    }

    /** When the approval stopped being worth anything; empty while it is, and for what never was approved. */
    public Optional<Instant> invalidatedAt() {
        return find(ApprovalRequestFields.INVALIDATED_AT);
    }

    boolean allowsOwnRequest() {
        return get(ApprovalRequestFields.OWN_REQUEST);
    }

    boolean rejectsBack() {
        return get(ApprovalRequestFields.REJECTS_BACK);
    }

    boolean isRecallable() {
        return get(ApprovalRequestFields.RECALLABLE);
    }

    boolean isSubmitter(String user) {
        return submitter().equals(Actor.user(user).stamp());
    }

    /** The place of the step that is asked now. */
    int stepIndex() {
        return indexOf(step().orElseThrow());
    }

    private int indexOf(String name) {
        List<Stage> stages = stages();
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    ApprovalRequest answered() {
        return with(ApprovalRequestFields.ANSWERS, get(ApprovalRequestFields.ANSWERS) + 1);
    }

    ApprovalRequest at(Stage stage) {
        return with(ApprovalRequestFields.STEP, stage.name());
    }

    /** The facts and, with them, whom the steps ask are others. */
    ApprovalRequest amended(String facts, List<Stage> stages, List<String> skipped) {
        return with(values().edit()
                .set(ApprovalRequestFields.FACTS, facts)
                .set(ApprovalRequestFields.STAGES, stages)
                .set(ApprovalRequestFields.SKIPPED, lines(skipped))
                .build());
    }

    static @Nullable String lines(List<String> names) {
        return names.isEmpty() ? null : String.join("\n", names);
    }

    ApprovalRequest ended(ApprovalStatus end, Instant when) {
        return with(values().edit()
                .set(ApprovalRequestFields.STATUS, end)
                .set(ApprovalRequestFields.STEP, null)
                .set(ApprovalRequestFields.ENDED_AT, when)
                .set(ApprovalRequestFields.IN_FORCE, end == ApprovalStatus.APPROVED ? subject() : null)
                .build());
    }

    ApprovalRequest invalidated(Instant when) {
        return with(values().edit()
                .set(ApprovalRequestFields.INVALIDATED_AT, when)
                .set(ApprovalRequestFields.IN_FORCE, null)
                .build());
    }
}
