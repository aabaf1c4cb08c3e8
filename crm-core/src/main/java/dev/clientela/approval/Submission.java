package dev.clientela.approval;

import dev.clientela.approval.ApprovalProcesses.Choice;
import dev.clientela.approval.Routing.Verdict;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Execution;
import dev.clientela.decision.Ruling;
import dev.clientela.error.NotFoundException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record being submitted. */
final class Submission {

    /** What kind of decision the choice of a process is. */
    static final String KIND = "approval";

    private final Execution execution;
    private final Authority authority;

    Submission(Execution execution) {
        this.execution = execution;
        this.authority = new Authority(execution);
    }

    ApprovalRequest submit(SubmitForApproval command) {
        CrmRecord<?> record = load(execution, command.record());
        execution.requireEdit(record);
        String facts = ApprovalStanding.facts(record, execution);
        Violations violations = new Violations();
        requireFree(record.ref(), facts, violations);
        Optional<Choice> choice = execution.port(ApprovalProcesses.class).choose(record, execution);
        if (choice.isEmpty()) {
            violations.add(Violation.of("record", ApprovalErrors.NOT_NEEDED));
            violations.throwIfAny();
        }
        ApprovalProcess process = choice.orElseThrow().process();
        violations.require(
                authority.maySubmit(process.submitters(), record), "submitter", ApprovalErrors.SUBMITTER_NOT_ALLOWED);
        Routing routing = authority
                .router(record)
                .route(process.route(), record, authority.user().orElse(""));
        violations.addAll(routing.missing()).throwIfAny();
        keep(choice.get().ruling(), routing, record.ref());
        ApprovalCase opened = ApprovalCase.begin(
                execution,
                touched(record),
                request(process, routing, record, facts),
                command.comment().orElse(""));
        return opened.start(routing.verdict());
    }

    /** The record, if the actor sees it. */
    static CrmRecord<?> load(Execution execution, RecordRef ref) {
        RecordType<?> type = execution
                .kernel()
                .fields()
                .type(ref.recordType())
                .orElseThrow(() -> new NotFoundException(CommandErrors.NOT_FOUND, Map.of("record", ref)));
        return execution.load(type, ref.id());
    }

    /** One version on, so that of whoever changes the record at the same time one comes too late. */
    @SuppressWarnings("unchecked") // a record is of its own type
    private <R extends CrmRecord<R>> Held touched(CrmRecord<?> record) {
        return event -> execution.touch((R) record, event);
    }

    /** The record that is submitted, to be marked with an event. */
    @FunctionalInterface
    interface Held {
        CrmRecord<?> mark(ApprovalEvent event);
    }

    private void requireFree(RecordRef record, String facts, Violations violations) {
        ApprovalStanding.inForce(record, execution).ifPresent(request -> {
            if (request.isPending()) {
                violations.add(Violation.of("record", ApprovalErrors.ALREADY_PENDING, "request", request.id()));
            } else if (request.facts().equals(facts)) {
                violations.add(Violation.of("record", ApprovalErrors.ALREADY_APPROVED, "request", request.id()));
            } else {
                ApprovalCase.invalidate(execution, request);
            }
        });
    }

    /** With its reasons as they are, so that whoever made them can read them again. */
    private void keep(Ruling ruling, Routing routing, RecordRef record) {
        String outcome = routing.verdict().name().toLowerCase(Locale.ROOT);
        new Ruling(ruling.kind(), ruling.ruleSet(), ruling.version(), ruling.rule(), outcome, ruling.explanation())
                .keep(execution, record);
    }

    private ApprovalRequest request(ApprovalProcess process, Routing routing, CrmRecord<?> record, String facts) {
        List<Stage> stages = routing.stages();
        return ApprovalRequest.TYPE.create(ApprovalRequest.TYPE
                .noValues()
                .edit()
                .set(ApprovalRequestFields.ID, new ApprovalRequestId(execution.newId()))
                .set(ApprovalRequestFields.SUBJECT, record.ref())
                .set(ApprovalRequestFields.IN_FORCE, record.ref())
                .set(ApprovalRequestFields.PROCESS, process.name())
                .set(ApprovalRequestFields.PROCESS_VERSION, process.version())
                .set(ApprovalRequestFields.STATUS, ApprovalStatus.PENDING)
                .set(ApprovalRequestFields.SUBMITTER, execution.actor().stamp())
                .set(ApprovalRequestFields.STAGES, stages.isEmpty() ? null : stages)
                .set(ApprovalRequestFields.SKIPPED, ApprovalRequest.lines(routing.skipped()))
                .set(ApprovalRequestFields.OWN_REQUEST, process.route().ownRequest())
                .set(ApprovalRequestFields.REJECTS_BACK, process.route().rejection() == ApprovalRoute.Rejection.BACK)
                .set(ApprovalRequestFields.RECALLABLE, process.route().recallable())
                .set(ApprovalRequestFields.FACTS, facts)
                .set(ApprovalRequestFields.ANSWERS, 0L)
                .set(ApprovalRequestFields.REASON, reason(routing.verdict()))
                .build());
    }

    private static @Nullable String reason(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "all_skipped";
            case REJECTED -> "step_rejects";
            default -> null;
        };
    }
}
