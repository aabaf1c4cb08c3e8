package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.decision.Ruling;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * The decision port: by which process a record has to be approved as it stands now, and why. Thread-safe.
 *
 * @see ApprovalProcess
 */
public interface ApprovalProcesses {

    /**
     * Whether records of this type are approved at all. While they are not, nothing of them is locked and nothing is asked
     * at their saves; asked often.
     */
    boolean concern(RecordType<?> type);

    /** The process for the record; empty when nobody has to approve it. */
    Optional<Choice> choose(CrmRecord<?> record, Execution execution);

    /** The process of that name as it is now, for what follows from the end of an approval. */
    Optional<ApprovalProcess> named(String name);

    /** A process, and what chose it. */
    record Choice(ApprovalProcess process, Ruling ruling) {}

    /** Nothing is approved. */
    static ApprovalProcesses none() {
        return new ProcessList(List.of());
    }

    /**
     * Of these the first whose entry criterion holds.
     *
     * @throws IllegalArgumentException when two have one name
     */
    static ApprovalProcesses of(ApprovalProcess... inOrder) {
        return new ProcessList(List.of(inOrder));
    }
}
