package dev.clientela.approval;

import dev.clientela.command.Execution;
import dev.clientela.decision.Ruling;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Processes in the order in which they are tried. */
final class ProcessList implements ApprovalProcesses {

    private final List<ApprovalProcess> processes;
    private final Set<RecordType<?>> types;

    ProcessList(List<ApprovalProcess> processes) {
        this.processes = List.copyOf(processes);
        this.types = processes.stream().map(ApprovalProcess::type).collect(Collectors.toUnmodifiableSet());
        if (processes.stream().map(ApprovalProcess::name).distinct().count() < processes.size()) {
            throw new IllegalArgumentException("Two processes of approval bear one name");
        }
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return types.contains(type);
    }

    @Override
    public Optional<ApprovalProcess> named(String name) {
        return processes.stream().filter(process -> process.name().equals(name)).findFirst();
    }

    @Override
    public Optional<Choice> choose(CrmRecord<?> record, Execution execution) {
        List<Map<String, Object>> tried = new ArrayList<>();
        for (ApprovalProcess process : processes) {
            if (!process.type().equals(record.type())) {
                continue;
            }
            Map<String, Object> why = new LinkedHashMap<>();
            why.put("process", process.name());
            boolean holds = execution.holds(process.entry(), record);
            why.put("entry", execution.explain(process.entry(), record).toPlain());
            if (holds && process.discount().isPresent()) {
                DiscountThreshold.Finding finding = process.discount().get().judge(record, execution);
                why.put("discount", finding.toPlain());
                holds = finding.isBeyond();
            }
            tried.add(why);
            if (holds && process.route().isNeeded()) {
                return Optional.of(new Choice(
                        process,
                        new Ruling(
                                Submission.KIND,
                                process.name(),
                                process.version(),
                                Optional.of(process.name()),
                                "",
                                Map.of("tried", tried))));
            }
        }
        return Optional.empty();
    }
}
