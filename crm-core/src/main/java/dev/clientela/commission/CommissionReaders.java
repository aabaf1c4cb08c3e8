package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.record.CodeField;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordType;
import dev.clientela.security.Actor;
import dev.clientela.security.User;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose commission the actor reads: their own and that of everybody below them, as the directory has it at the moment;
 * everybody's with the right to, and as a program.
 */
final class CommissionReaders {

    private CommissionReaders() {}

    static Criterion readable(Execution execution, RecordType<?> type, CodeField<String> seller) {
        return readsAll(execution, type) ? Criterion.always() : seller.in(withReports(execution));
    }

    static void require(Execution execution, String seller) {
        if (!readsAll(execution, CommissionEntry.TYPE)
                && !withReports(execution).contains(seller)) {
            execution.require(Commissions.READ_OTHERS, CommissionEntry.TYPE);
        }
    }

    private static boolean readsAll(Execution execution, RecordType<?> type) {
        return execution.actor().isSystem()
                || execution.kernel().policy().permits(execution.access(type), Commissions.READ_OTHERS);
    }

    private static Set<String> withReports(Execution execution) {
        Actor actor = execution.actor();
        Map<String, List<String>> reports = new HashMap<>();
        for (User user : execution.kernel().directory().users(actor.tenant())) {
            user.manager()
                    .ifPresent(manager -> reports.computeIfAbsent(manager, key -> new ArrayList<>())
                            .add(user.id()));
        }
        Set<String> below = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(actor.userId()));
        while (!open.isEmpty()) {
            String user = open.remove();
            if (below.add(user)) {
                open.addAll(reports.getOrDefault(user, List.of()));
            }
        }
        return below;
    }
}
