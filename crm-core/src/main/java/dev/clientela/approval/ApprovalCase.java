package dev.clientela.approval;

import dev.clientela.approval.ApprovalStep.Answers;
import dev.clientela.approval.Routing.Verdict;
import dev.clientela.command.Execution;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request with its items while a command runs. Whatever happens to an item changes its request, too, so that of two
 * answers at once the slower is run again and finds what the faster has left (AP-14).
 */
final class ApprovalCase {

    private final Execution execution;
    private final Authority authority;
    private ApprovalRequest request;
    private final List<ApprovalItem> items;

    private ApprovalCase(Execution execution, ApprovalRequest request, List<ApprovalItem> items) {
        this.execution = execution;
        this.authority = new Authority(execution);
        this.request = request;
        this.items = new ArrayList<>(items);
    }

    /** A new one, with the submission noted, whose record is told to be locked. */
    static ApprovalCase begin(Execution execution, Submission.Held subject, ApprovalRequest draft, String comment) {
        subject.mark(new ApprovalEvent.Locked(draft.id()));
        ApprovalRequest request = execution.insertOnly(draft, new ApprovalEvent.Submitted(draft.process()));
        ApprovalCase begun = new ApprovalCase(execution, request, List.of());
        begun.insert(
                begun.draft(null, null, ApprovalStatus.STARTED)
                        .become(ApprovalStatus.STARTED, execution.actor().stamp(), execution.now(), comment),
                new ApprovalEvent.Noted());
        return begun;
    }

    /** One that there is, whoever may list it. */
    static ApprovalCase of(Execution execution, ApprovalRequest request) {
        List<ApprovalItem> items = execution
                .unit()
                .records(ApprovalItem.TYPE)
                .query(Query.of(ApprovalItem.TYPE)
                        .where(ApprovalItemFields.REQUEST.is(request.id()))
                        .pageOf(Query.MAX_PAGE_SIZE))
                .items();
        return new ApprovalCase(execution, request, items);
    }

    static void invalidate(Execution execution, ApprovalRequest approved) {
        execution.updateAsConsequence(approved, approved.invalidated(execution.now()), new ApprovalEvent.Invalidated());
    }

    ApprovalRequest request() {
        return request;
    }

    List<ApprovalItem> items() {
        return List.copyOf(items);
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
        for (ApprovalItem item : List.copyOf(items)) {
            if (item.isOf(stage) && item.counts()) {
                update(item, item.past(), new ApprovalEvent.Closed());
            }
        }
        change(request.at(stage), new ApprovalEvent.StepOpened(stage.name()));
        Router router = authority.router(subject());
        Set<String> able = new TreeSet<>(stage.users());
        able.removeIf(user -> router.obstacle(user).isPresent() || isForbiddenOwn(user));
        able.forEach(user -> ask(stage.name(), user, user));
        Set<String> unable = new TreeSet<>(stage.users());
        unable.removeAll(able);
        if (stage.answers() == Answers.ALL || able.isEmpty()) {
            unable.forEach(user -> insert(draft(stage.name(), user, ApprovalStatus.FAULT), new ApprovalEvent.Closed()));
        }
        if (stage.users().isEmpty()) {
            insert(draft(stage.name(), null, ApprovalStatus.FAULT), new ApprovalEvent.Closed());
        }
    }

    private void ask(String step, String original, String user) {
        ApprovalItem draft = draft(step, original, ApprovalStatus.PENDING);
        insert(
                ApprovalItem.TYPE.create(draft.values()
                        .edit()
                        .set(ApprovalItemFields.APPROVER, user)
                        .set(ApprovalItemFields.WAITING_FOR, user)
                        .build()),
                new ApprovalEvent.Asked());
    }

    private ApprovalItem draft(@Nullable String step, @Nullable String approver, ApprovalStatus status) {
        return ApprovalItem.TYPE.create(ApprovalItem.TYPE
                .noValues()
                .edit()
                .set(ApprovalItemFields.ID, new ApprovalItemId(execution.newId()))
                .set(ApprovalItemFields.REQUEST, request.id())
                .set(ApprovalItemFields.STEP, step)
                .set(ApprovalItemFields.STATUS, status)
                .set(ApprovalItemFields.ORIGINAL_APPROVER, approver)
                .set(ApprovalItemFields.APPROVER, approver)
                .set(ApprovalItemFields.FACTS, request.facts())
                .set(ApprovalItemFields.COUNTS, true)
                .build());
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
        update(item, become(item, status, comment).about(request.facts()), new ApprovalEvent.Said());
        change(request.answered(), new ApprovalEvent.Answered(answer));
        int at = request.stepIndex();
        Stage stage = request.stages().get(at);
        if (!approved) {
            close(ApprovalCase::isOpen, ApprovalStatus.NO_RESPONSE, null);
            if (request.rejectsBack() && at > 0) {
                open(request.stages().get(at - 1));
            } else {
                end(ApprovalStatus.REJECTED);
            }
            return request;
        }
        if (stage.answers() == Answers.FIRST) {
            close(ApprovalCase::isOpen, ApprovalStatus.NO_RESPONSE, null);
        }
        if (items.stream().noneMatch(each -> each.isOf(stage) && each.counts() && isOpen(each))) {
            advance();
        }
        return request;
    }

    /** Somebody still has to say something, or to be found. */
    private static boolean isOpen(ApprovalItem item) {
        return item.isWaiting() || item.status() == ApprovalStatus.FAULT;
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
        List<ApprovalItem> counting = items.stream()
                .filter(item -> item.isOf(stage) && item.counts() && item.status() != ApprovalStatus.REASSIGNED)
                .toList();
        Predicate<ApprovalItem> approves =
                item -> item.status() == ApprovalStatus.APPROVED && item.facts().equals(request.facts());
        return stage.answers() == Answers.FIRST
                ? counting.stream().anyMatch(approves)
                : !counting.isEmpty() && counting.stream().allMatch(approves);
    }

    ApprovalRequest hold(ApprovalItem item, String comment) {
        requirePending();
        update(item, item.held(comment), new ApprovalEvent.Said());
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
        update(item, become(item, ApprovalStatus.REASSIGNED, comment), new ApprovalEvent.Reassigned(to));
        ask(item.step().orElseThrow(), item.originalApprover().orElse(to), to);
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
        close(ApprovalCase::isOpen, ApprovalStatus.REMOVED, comment);
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

    private void close(Predicate<ApprovalItem> which, ApprovalStatus status, @Nullable String comment) {
        for (ApprovalItem item : List.copyOf(items)) {
            if (which.test(item)) {
                String actor = comment == null ? null : execution.actor().stamp();
                String words = comment == null ? item.comment() : comment;
                update(item, item.become(status, actor, execution.now(), words), new ApprovalEvent.Closed());
            }
        }
    }

    private ApprovalItem become(ApprovalItem item, ApprovalStatus status, String comment) {
        return item.become(status, execution.actor().stamp(), execution.now(), comment);
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

    /** As it stands; it cannot be deleted meanwhile. */
    CrmRecord<?> subject() {
        RecordRef ref = request.subject();
        return execution
                .lookup(ref)
                .orElseThrow(() -> new IllegalStateException(ref + " was deleted past its concept"));
    }

    private void change(ApprovalRequest after, ApprovalEvent event) {
        request = execution.updateAsConsequence(request, after, event);
    }

    private void insert(ApprovalItem draft, ApprovalEvent event) {
        items.add(execution.insertAsConsequence(draft, event));
    }

    private void update(ApprovalItem before, ApprovalItem after, ApprovalEvent event) {
        ApprovalItem written = execution.updateAsConsequence(before, after, event);
        items.replaceAll(item -> item.id().equals(written.id()) ? written : item);
    }
}
