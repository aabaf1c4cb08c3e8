package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.record.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of one request while a command runs, in the order in which they were made. */
final class ApprovalItems {

    private final Execution execution;
    private final List<ApprovalItem> items;

    private ApprovalItems(Execution execution, List<ApprovalItem> items) {
        this.execution = execution;
        this.items = new ArrayList<>(items);
    }

    static ApprovalItems none(Execution execution) {
        return new ApprovalItems(execution, List.of());
    }

    /** All of them, whether the actor may list them or not. */
    static ApprovalItems of(Execution execution, ApprovalRequest request) {
        return new ApprovalItems(
                execution,
                execution
                        .unit()
                        .records(ApprovalItem.TYPE)
                        .query(Query.of(ApprovalItem.TYPE)
                                .where(ApprovalItemFields.REQUEST.is(request.id()))
                                .pageOf(Query.MAX_PAGE_SIZE))
                        .items());
    }

    Stream<ApprovalItem> stream() {
        return items.stream();
    }

    /** Those whose answers to a step count. */
    Stream<ApprovalItem> counting(Stage stage) {
        return items.stream().filter(item -> item.isOf(stage) && item.counts());
    }

    /** Somebody still has to say something, or to be found. */
    static boolean isOpen(ApprovalItem item) {
        return item.isWaiting() || item.status() == ApprovalStatus.FAULT;
    }

    void note(ApprovalRequest request, String comment) {
        insert(
                said(draft(request, null, null, ApprovalStatus.STARTED), ApprovalStatus.STARTED, comment),
                new ApprovalEvent.Noted());
    }

    void ask(ApprovalRequest request, String step, String original, String user) {
        ApprovalItem draft = draft(request, step, original, ApprovalStatus.PENDING);
        insert(
                ApprovalItem.TYPE.create(draft.values()
                        .edit()
                        .set(ApprovalItemFields.APPROVER, user)
                        .set(ApprovalItemFields.WAITING_FOR, user)
                        .build()),
                new ApprovalEvent.Asked());
    }

    /** @param user who could not be asked; nobody was there at all, when null */
    void miss(ApprovalRequest request, String step, @Nullable String user) {
        insert(draft(request, step, user, ApprovalStatus.FAULT), new ApprovalEvent.Closed());
    }

    private ApprovalItem draft(
            ApprovalRequest request, @Nullable String step, @Nullable String approver, ApprovalStatus status) {
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

    /** What has been answered so far counts no more. */
    void forget(Stage stage) {
        counting(stage).toList().forEach(item -> update(item, item.past(), new ApprovalEvent.Closed()));
    }

    /** @param comment of whoever closes them; what was said of them stays, and nobody did it, when null */
    void close(Predicate<ApprovalItem> which, ApprovalStatus status, @Nullable String comment) {
        for (ApprovalItem item : items.stream().filter(which).toList()) {
            ApprovalItem closed = comment == null
                    ? item.become(status, null, execution.now(), item.comment())
                    : said(item, status, comment);
            update(item, closed, new ApprovalEvent.Closed());
        }
    }

    /** The item as the actor leaves it. */
    ApprovalItem said(ApprovalItem item, ApprovalStatus status, String comment) {
        return item.become(status, execution.actor().stamp(), execution.now(), comment);
    }

    private void insert(ApprovalItem draft, ApprovalEvent event) {
        items.add(execution.insertAsConsequence(draft, event));
    }

    void update(ApprovalItem before, ApprovalItem after, ApprovalEvent event) {
        ApprovalItem written = execution.updateAsConsequence(before, after, event);
        items.replaceAll(item -> item.id().equals(written.id()) ? written : item);
    }
}
