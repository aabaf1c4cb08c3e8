package dev.clientela.approval;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Records that are submitted for approval, and what their approvers say. Whoever answers sees the record that it is about;
 * beyond the access policy's rights to the record, a user needs none to submit what they may edit and to answer what they
 * are asked. Of simultaneous answers one wins; whoever comes later is told so (AP-14). As thread-safe as the session it
 * comes from.
 *
 * <pre>{@code
 * ApprovalRequest asked = ada.approvals().submit(SubmitForApproval.of(deal.ref()).comment("big one"));
 * boss.approvals().approve(asked.id(), "fine");
 * }</pre>
 */
public final class Approvals {

    private final Commands commands;

    public Approvals(Commands commands) {
        this.commands = commands;
    }

    /**
     * Submits a record as it stands. From then on its commercial facts are frozen. When every step is for other records,
     * or one decides by itself, the request comes back decided, with the reason.
     *
     * @throws ValidationException with every reason at once: {@code approval.already_pending},
     *     {@code approval.already_approved}, {@code approval.not_needed}, {@code approval.submitter_not_allowed}, and for
     *     each approver of a step whom nobody is there for {@code approval.no_manager}, {@code approval.manager_cycle},
     *     {@code approval.no_approver}, {@code approval.approver_inactive}, {@code approval.approver_without_access},
     *     {@code approval.own_request}
     * @throws NotFoundException {@code record.not_found}
     */
    public ApprovalRequest submit(SubmitForApproval command) {
        commands.check(command);
        requireWords(command.comment().orElse(""));
        return commands.writeOnce(
                ApprovalRequest.TYPE, command, execution -> new Submission(execution).submit(command));
    }

    /**
     * Approves what the actor, or somebody they stand in for, is asked.
     *
     * @throws RefusedException {@code approval.already_decided}, {@code approval.not_approver},
     *     {@code approval.own_request}, {@code approval.approver_inactive}, {@code approval.facts_changed}
     */
    public ApprovalRequest approve(ApprovalRequestId id, String comment) {
        return answer(id, Answer.APPROVED, comment);
    }

    /** Rejects it: for good, or back to the step before, as the process says; refusals as for {@link #approve}. */
    public ApprovalRequest reject(ApprovalRequestId id, String comment) {
        return answer(id, Answer.REJECTED, comment);
    }

    private ApprovalRequest answer(ApprovalRequestId id, Answer answer, String comment) {
        return act(id, answer.name(), comment, "", (execution, open) -> open.answer(open.mine(), answer, comment));
    }

    /** Takes note and asks for time; an answer is still waited for. */
    public ApprovalRequest hold(ApprovalRequestId id, String comment) {
        return act(id, "hold", comment, "", (execution, open) -> open.hold(open.mine(), comment));
    }

    /**
     * Lets another user answer what the actor is asked.
     *
     * @throws RefusedException {@code approval.approver_inactive}, {@code approval.approver_without_access},
     *     {@code approval.own_request} when that user cannot, or as for {@link #approve}
     */
    public ApprovalRequest reassign(ApprovalRequestId id, String toUser, String comment) {
        return act(id, "reassign", comment, toUser, (execution, open) -> open.reassign(open.mine(), toUser, comment));
    }

    /**
     * Lets another user answer what anybody was asked, or what nobody could be asked: for whoever has the right
     * {@code approval.administer}.
     */
    public ApprovalRequest reassign(ApprovalItemId id, String toUser, String comment) {
        requireWords(comment);
        return commands.writeOnce(ApprovalRequest.TYPE, List.of("reassign", id, toUser, comment), execution -> {
            execution.require(Authority.ADMINISTER, ApprovalRequest.TYPE);
            ApprovalItem item = execution.load(ApprovalItem.TYPE, id.value());
            ApprovalCase open = open(execution, item.request());
            if (!item.isWaiting() && item.status() != ApprovalStatus.FAULT) {
                throw open.refused(ApprovalErrors.ALREADY_DECIDED);
            }
            return open.reassign(item, toUser, comment);
        });
    }

    /**
     * Takes back what has not been decided: the submitter, where the process allows it, or whoever has the right
     * {@code approval.administer}.
     *
     * @throws RefusedException {@code approval.recall_not_allowed}, {@code approval.already_decided}
     */
    public ApprovalRequest recall(ApprovalRequestId id, String comment) {
        return act(id, "recall", comment, "", (execution, open) -> open.recall(comment));
    }

    /**
     * Answers in the place of the approver whom the token was sent to, whoever brings it: a program that reads their mail.
     * Each token answers once, until its time is over. One that is wrong, in whatever way, is looked for like any other and
     * refused with one and the same error.
     *
     * @throws RefusedException {@code approval.unknown_token}, {@code approval.already_decided},
     *     {@code approval.token_expired}, {@code approval.facts_changed}, {@code approval.approver_inactive},
     *     {@code approval.approver_without_access}
     */
    public ApprovalRequest decide(String token, Answer answer, String comment) {
        requireWords(comment);
        String hash = Tokens.hash(token);
        return commands.writeOnce(
                ApprovalRequest.TYPE,
                List.of("decide", hash, answer, comment),
                execution -> new Tokens(execution).answer(hash, answer, comment));
    }

    /** What waits for the actor, or for somebody they stand in for, oldest first. */
    public Page<ApprovalItem> waitingForMe() {
        return waitingForMe(Query.of(ApprovalItem.TYPE));
    }

    /** The same as a list view: other criteria, another order, other pages. */
    public Page<ApprovalItem> waitingForMe(Query<ApprovalItem> query) {
        return commands.read(execution ->
                execution.query(query.where(ApprovalItemFields.WAITING_FOR.in(new Authority(execution).principals()))));
    }

    /** Whether the record is approved as it stands. */
    public ApprovalStanding standing(RecordRef record) {
        return commands.read(execution -> ApprovalStanding.of(Submission.load(execution, record), execution));
    }

    /** @throws NotFoundException {@code record.not_found} */
    public ApprovalRequest get(ApprovalRequestId id) {
        return commands.read(execution -> execution.load(ApprovalRequest.TYPE, id.value()));
    }

    /** The submission, and whom was asked and what became of it, in order. */
    public List<ApprovalItem> items(ApprovalRequestId id) {
        return commands.read(execution -> {
            execution.load(ApprovalRequest.TYPE, id.value());
            return execution.all(Query.of(ApprovalItem.TYPE).where(ApprovalItemFields.REQUEST.is(id)));
        });
    }

    /** All requests about the record, the latest first. */
    public List<ApprovalRequest> of(RecordRef record) {
        return commands.read(execution -> {
            Submission.load(execution, record);
            return execution.all(query().where(ApprovalRequestFields.SUBJECT.is(record))
                    .orderBy(ApprovalRequestFields.CREATED_AT.descending(), ApprovalRequestFields.ID.descending()));
        });
    }

    /** Every request: what a list view starts from. */
    public Query<ApprovalRequest> query() {
        return Query.of(ApprovalRequest.TYPE);
    }

    public Page<ApprovalRequest> list(Query<ApprovalRequest> query) {
        return commands.read(execution -> execution.query(query));
    }

    public long count(Criterion where) {
        return commands.read(execution -> execution.count(ApprovalRequest.TYPE, where));
    }

    /** The report to be filled in. */
    public Report<ApprovalRequest> newReport() {
        return Report.over(ApprovalRequest.TYPE);
    }

    public ReportResult report(Report<ApprovalRequest> report) {
        return commands.read(execution -> execution.report(report));
    }

    private ApprovalRequest act(
            ApprovalRequestId id,
            String name,
            String comment,
            String more,
            BiFunction<Execution, ApprovalCase, ApprovalRequest> change) {
        requireWords(comment);
        return commands.writeOnce(
                ApprovalRequest.TYPE,
                List.of(name, id, comment, more),
                execution -> change.apply(execution, open(execution, id)));
    }

    /** For whoever sees the request and the record that it is about. */
    private static ApprovalCase open(Execution execution, ApprovalRequestId id) {
        ApprovalRequest request = execution.load(ApprovalRequest.TYPE, id.value());
        Submission.load(execution, request.subject());
        return ApprovalCase.of(execution, request);
    }

    private static void requireWords(String comment) {
        var found = ApprovalItemFields.COMMENT.check(comment);
        if (!found.isEmpty()) {
            throw new ValidationException(found);
        }
    }
}
