package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.command.ValidationRule;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Watches every save of records that are approved, and of their lines: while an approval is pending their facts are frozen
 * (AP-4), once they change an approval is not worth anything (AP-11), and what has to be approved first is. Thread-safe.
 */
public final class ApprovalGuard implements SaveRules, ValidationRule {

    private final ApprovalProcesses processes;
    private final ApprovalSubjects subjects;
    private final ApprovalSettings settings;

    public ApprovalGuard(ApprovalProcesses processes, ApprovalSubjects subjects, ApprovalSettings settings) {
        this.processes = processes;
        this.subjects = subjects;
        this.settings = settings;
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return processes.concern(type)
                || subjects.part(type)
                        .filter(part -> processes.concern(part.subject().type()))
                        .isPresent();
    }

    /** What is approved can only be told with the records around it. */
    @Override
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after) {
        throw new UnsupportedOperationException("Requests for approval are asked of the execution");
    }

    /** Asked last before a save, whatever led to it. */
    @Override
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after, Execution execution) {
        if (!concern(after.type())) {
            return List.of();
        }
        watched(after).ifPresent(watched -> {
            List<String> changed = watched.changed(before, after);
            if (!changed.isEmpty()) {
                requireUnlocked(watched.subject(), changed, execution);
            }
        });
        if (processes.concern(after.type())) {
            requireApprovedFirst(before, after, execution);
        }
        return List.of();
    }

    @Override
    public void after(Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
        watched(saved)
                .filter(watched -> !watched.changed(before, saved).isEmpty())
                .ifPresent(watched -> settle(watched.subject(), execution));
    }

    @Override
    public void deleted(CrmRecord<?> last, EventEnvelope event, Execution execution) {
        if (processes.concern(last.type())) {
            Optional<ApprovalRequest> request = ApprovalStanding.inForce(last.ref(), execution);
            request.filter(ApprovalRequest::isPending).ifPresent(pending -> {
                throw locked(pending, List.of());
            });
            request.ifPresent(approved -> ApprovalCase.invalidate(execution, approved));
        } else {
            watched(last).ifPresent(watched -> {
                requireUnlocked(watched.subject(), List.of(last.type().name()), execution);
                settle(watched.subject(), execution);
            });
        }
    }

    /** A record whose facts a save may change: itself, or what it is a line of. */
    private record Watched(RecordRef subject, boolean isLine, List<Field<?>> frozen) {

        /** The facts that a save changes; a new record freezes nothing yet, a new line everything. */
        List<String> changed(Optional<CrmRecord<?>> before, CrmRecord<?> after) {
            if (before.isEmpty()) {
                return isLine ? List.of(after.type().name()) : List.of();
            }
            return frozen.stream()
                    .filter(field -> !Objects.equals(
                            before.get().values().get(field), after.values().get(field)))
                    .map(Field::name)
                    .toList();
        }
    }

    private Optional<Watched> watched(CrmRecord<?> record) {
        if (processes.concern(record.type())) {
            return Optional.of(
                    new Watched(record.ref(), false, subjects.of(record.type()).frozen()));
        }
        return subjects.part(record.type())
                .flatMap(part -> record.find(part.lines().of())
                        .map(owner ->
                                new Watched(owner.ref(), true, part.lines().frozen())));
    }

    private static void requireUnlocked(RecordRef subject, List<String> changed, Execution execution) {
        ApprovalStanding.inForce(subject, execution)
                .filter(ApprovalRequest::isPending)
                .ifPresent(pending -> {
                    if (!ApprovalCase.of(execution, pending).mayChangeFacts()) {
                        throw locked(pending, changed);
                    }
                });
    }

    private static RefusedException locked(ApprovalRequest pending, List<String> fields) {
        return new RefusedException(
                ApprovalErrors.RECORD_LOCKED,
                Map.of("record", pending.subject(), "request", pending.id(), "fields", fields));
    }

    /** Takes account of facts that have changed. */
    private static void settle(RecordRef subject, Execution execution) {
        Optional<ApprovalRequest> request = ApprovalStanding.inForce(subject, execution);
        request.filter(ApprovalRequest::isPending)
                .ifPresent(pending -> ApprovalCase.of(execution, pending).amend());
        request.filter(approved -> !approved.isPending()).ifPresent(approved -> {
            boolean stands = execution
                    .lookup(subject)
                    .filter(record -> approved.facts().equals(ApprovalStanding.facts(record, execution)))
                    .isPresent();
            if (!stands) {
                ApprovalCase.invalidate(execution, approved);
            }
        });
    }

    private void requireApprovedFirst(Optional<CrmRecord<?>> before, CrmRecord<?> after, Execution execution) {
        var demanded = subjects.of(after.type()).demanded();
        boolean comesToBe = settings.demanded()
                && demanded.filter(criterion -> execution.holds(criterion, after))
                        .isPresent()
                && before.filter(earlier -> execution.holds(demanded.get(), earlier))
                        .isEmpty();
        if (!comesToBe || new Authority(execution).isAdministrator()) {
            return;
        }
        // What is closed may be for no process any more; so it is asked as it was, too.
        boolean needed =
                before.flatMap(earlier -> processes.choose(earlier, execution)).isPresent()
                        || processes.choose(after, execution).isPresent();
        ApprovalStanding standing = ApprovalStanding.of(after, execution);
        if (needed && standing.state() != ApprovalStanding.State.APPROVED) {
            throw new RefusedException(
                    ApprovalErrors.APPROVAL_DEMANDED, Map.of("record", after.ref(), "state", standing.state()));
        }
    }
}
