package dev.clientela.approval;

import dev.clientela.approval.ApprovalStep.Answers;
import dev.clientela.approval.Routing.Verdict;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.RefusedException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A request with its items while a command runs. Whatever happens to an item changes its request, too, so that of two
 * answers at once the slower is run again and finds what the faster has left (AP-14).
 */
final class ApprovalCase {

    private final Execution execution;
    private final Authority authority;
    private ApprovalRequest request;
    private final ApprovalItems items;

    private ApprovalCase(Execution execution, ApprovalRequest request, ApprovalItems items) {
        this.execution = execution;
        this.authority = new Authority(execution);
        this.request = request;
        this.items = items;
    }

    /** A new one, with the submission noted, whose record is told to be locked. */
    static ApprovalCase begin(Execution execution, Submission.Held subject, ApprovalRequest draft, String comment) {
        subject.mark(new ApprovalEvent.Locked(draft.id()));
        ApprovalRequest request = execution.insertOnly(draft, new ApprovalEvent.Submitted(draft.process()));
        ApprovalCase begun = new ApprovalCase(execution, request, ApprovalItems.none(execution));
        begun.items.note(request, comment);
        return begun;
    }

    /** One that there is, whoever may list it. */
    static ApprovalCase of(Execution execution, ApprovalRequest request) {
        return new ApprovalCase(execution, request, ApprovalItems.of(execution, request));
    }

    static void invalidate(Execution execution, ApprovalRequest approved) {
        execution.updateAsConsequence(approved, approved.invalidated(execution.now()), new ApprovalEvent.Invalidated());
    }

    ApprovalRequest request() {
        return request;
    }

    ApprovalRequest start(Verdict verdict) {
        switch (verdict) {
            case APPROVED -> end(ApprovalStatus.APPROVED);
            case REJECTED -> end(ApprovalStatus.REJECTED);
            default -> open(request.stages().get(0));
        }
        return request;
    }

    // Who is asked.

    /** The step's approvers are asked, whatever they have said before. */
    private void open(Stage stage) {
        items.forget(stage);
        change(request.at(stage), new ApprovalEvent.StepOpened(stage.name()));
        Router router = authority.router(subject());
        Set<String> able = new TreeSet<>(stage.users());
        able.removeIf(user -> router.obstacle(user).isPresent() || isForbiddenOwn(user));
        able.forEach(user -> items.ask(request, stage.name(), user, user));
        Set<String> unable = new TreeSet<>(stage.users());
        unable.removeAll(able);
        if (stage.answers() == Answers.ALL || able.isEmpty()) {
            unable.forEach(user -> items.miss(request, stage.name(), user));
        }
        if (stage.users().isEmpty()) {
            items.miss(request, stage.name(), null);
        }
    }

    private boolean isForbiddenOwn(String user) {
        return !request.allowsOwnRequest() && request.isSubmitter(user);
    }

    /**
     * The item that the actor may answer, or give to somebody else: their own rather than one of somebody they stand in
     * for.
     *
     * @throws RefusedException {@code approval.already_decided}, {@code approval.own_request},
     *     {@code approval.not_approver}, {@code approval.approver_inactive}
     */
    ApprovalItem mine() {
        String me = authority.user().orElseThrow(() -> refused(ApprovalErrors.NOT_APPROVER));
        Set<String> principals = authority.principals();
        List<ApprovalItem> waiting = items.stream()
                .filter(ApprovalItem::isWaiting)
                .filter(item -> item.approver().filter(principals::contains).isPresent())
                .toList();
        if (waiting.isEmpty()) {
            boolean wasAsked = items.stream()
                    .anyMatch(
                            item -> item.approver().filter(principals::contains).isPresent());
            throw refused(
                    wasAsked || !request.isPending() ? ApprovalErrors.ALREADY_DECIDED : ApprovalErrors.NOT_APPROVER);
        }
        if (isForbiddenOwn(me)) {
            throw refused(ApprovalErrors.OWN_REQUEST);
        }
        if (!execution.kernel().directory().isActive(execution.actor().tenant(), me)) {
            throw refused(ApprovalErrors.APPROVER_INACTIVE);
        }
        return waiting.stream()
                .filter(item -> item.approver().filter(me::equals).isPresent())
                .findFirst()
                .orElse(waiting.get(0));
    }

    /** Whether the actor is one of those whose answer is waited for, or administers approvals. */
    boolean mayChangeFacts() {
        Set<String> principals = authority.principals();
        boolean approver = items.stream()
                .filter(ApprovalItem::isWaiting)
                .anyMatch(item -> item.approver().filter(principals::contains).isPresent());
        boolean own = authority.user().filter(this::isForbiddenOwn).isPresent();
        return (approver && !own) || authority.isAdministrator();
    }

    // What they say.

    ApprovalRequest answer(ApprovalItem item, Answer answer, String comment) {
        requirePending();
        boolean approved = answer == Answer.APPROVED;
        if (approved) {
            requireFactsAsSubmitted();
        }
        ApprovalStatus status = approved ? ApprovalStatus.APPROVED : ApprovalStatus.REJECTED;
        items.update(item, items.said(item, status, comment).about(request.facts()), new ApprovalEvent.Said());
        change(request.answered(), new ApprovalEvent.Answered(answer));
        int at = request.stepIndex();
        Stage stage = request.stages().get(at);
        if (!approved) {
            items.close(ApprovalItems::isOpen, ApprovalStatus.NO_RESPONSE, null);
            if (request.rejectsBack() && at > 0) {
                open(request.stages().get(at - 1));
            } else {
                end(ApprovalStatus.REJECTED);
            }
            return request;
        }
        if (stage.answers() == Answers.FIRST) {
            items.close(ApprovalItems::isOpen, ApprovalStatus.NO_RESPONSE, null);
        }
        if (items.counting(stage).noneMatch(ApprovalItems::isOpen)) {
            advance();
        }
        return request;
    }

    /** On to the first step that has not approved what now stands. */
    private void advance() {
        for (Stage stage : request.stages()) {
            if (!isApprovedBy(stage)) {
                open(stage);
                return;
            }
        }
        end(ApprovalStatus.APPROVED);
    }

    private boolean isApprovedBy(Stage stage) {
        List<ApprovalItem> counting = items.counting(stage)
                .filter(item -> item.status() != ApprovalStatus.REASSIGNED)
                .toList();
        Predicate<ApprovalItem> approves =
                item -> item.status() == ApprovalStatus.APPROVED && item.facts().equals(request.facts());
        return stage.answers() == Answers.FIRST
                ? counting.stream().anyMatch(approves)
                : !counting.isEmpty() && counting.stream().allMatch(approves);
    }

    ApprovalRequest hold(ApprovalItem item, String comment) {
        requirePending();
        items.update(item, item.held(comment), new ApprovalEvent.Said());
        return request;
    }

    /** @throws RefusedException when the user cannot be asked */
    ApprovalRequest reassign(ApprovalItem item, String to, String comment) {
        requirePending();
        if (isForbiddenOwn(to)) {
            throw refused(ApprovalErrors.OWN_REQUEST);
        }
        Optional<ErrorCode> obstacle = authority.router(subject()).obstacle(to);
        if (obstacle.isPresent()) {
            throw new RefusedException(obstacle.get(), Map.of("request", request.id(), "user", to));
        }
        items.update(item, items.said(item, ApprovalStatus.REASSIGNED, comment), new ApprovalEvent.Reassigned(to));
        items.ask(request, item.step().orElseThrow(), item.originalApprover().orElse(to), to);
        change(request.answered(), new ApprovalEvent.HandedOver(to));
        return request;
    }

    /** @throws RefusedException {@code approval.recall_not_allowed} */
    ApprovalRequest recall(String comment) {
        requirePending();
        boolean own = request.submitter().equals(execution.actor().stamp()) && request.isRecallable();
        if (!own && !authority.isAdministrator()) {
            throw refused(ApprovalErrors.RECALL_NOT_ALLOWED);
        }
        items.close(ApprovalItems::isOpen, ApprovalStatus.REMOVED, comment);
        end(ApprovalStatus.REMOVED);
        return request;
    }

    /** The facts were changed by somebody who may: what was approved before has to be approved again. */
    void amend() {
        CrmRecord<?> subject = subject();
        String facts = ApprovalStanding.facts(subject, execution);
        if (facts.equals(request.facts())) {
            return;
        }
        Routing routing = execution
                .port(ApprovalProcesses.class)
                .choose(subject, execution)
                .map(choice -> authority.router(subject).route(choice.process().route(), subject, submittingUser()))
                .orElseGet(Routing::notNeeded);
        boolean others = !routing.stages().isEmpty()
                && routing.stages().stream()
                        .anyMatch(stage ->
                                request.step().filter(stage.name()::equals).isPresent());
        change(
                request.amended(
                        facts,
                        others ? routing.stages() : request.stages(),
                        others ? routing.skipped() : request.skipped()),
                new ApprovalEvent.Amended());
    }

    private String submittingUser() {
        return request.submitter().startsWith("user:") ? request.submitter().substring(5) : "";
    }

    // How it ends.

    private void end(ApprovalStatus end) {
        CrmRecord<?> subject = subject();
        change(request.ended(end, execution.now()), event(end));
        execution.tell(subject, new ApprovalEvent.Unlocked(request.id(), end));
        Execution system = execution.asSystem("approval");
        execution
                .port(ApprovalSubjects.class)
                .of(subject.type())
                .afterwards()
                .ifPresent(action -> action.on(request, subject(), system));
        execution
                .port(ApprovalProcesses.class)
                .named(request.process())
                .ifPresent(
                        process -> process.actions().of(end).forEach(action -> action.on(request, subject(), system)));
    }

    private static ApprovalEvent event(ApprovalStatus end) {
        return switch (end) {
            case APPROVED -> new ApprovalEvent.Approved();
            case REJECTED -> new ApprovalEvent.Rejected();
            default -> new ApprovalEvent.Recalled();
        };
    }

    private void requirePending() {
        if (!request.isPending()) {
            throw refused(ApprovalErrors.ALREADY_DECIDED);
        }
    }

    private void requireFactsAsSubmitted() {
        if (!ApprovalStanding.facts(subject(), execution).equals(request.facts())) {
            throw refused(ApprovalErrors.FACTS_CHANGED);
        }
    }

    RefusedException refused(ErrorCode code) {
        return new RefusedException(
                code, Map.of("request", request.id(), "record", request.subject(), "status", request.status()));
    }

    /** As it stands; it is not deleted meanwhile, unless its type was no longer watched. */
    CrmRecord<?> subject() {
        RecordRef ref = request.subject();
        return execution
                .lookup(ref)
                .orElseThrow(() -> new NotFoundException(CommandErrors.NOT_FOUND, Map.of("record", ref)));
    }

    private void change(ApprovalRequest after, ApprovalEvent event) {
        request = execution.updateAsConsequence(request, after, event);
    }
}
