package dev.clientela.rules.assignment;

import dev.clientela.command.Execution;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.lead.LeadStatus.Kind;
import dev.clientela.lead.LeadStatuses;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.rules.StateKey;
import dev.clientela.rules.assignment.Pool.By;
import dev.clientela.rules.assignment.Pool.Capacity;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known and remembered of one rule's pool, within one command. */
final class PoolDuty {

    private final Pool pool;
    private final Execution execution;
    private final States states;
    private final String turnKey;
    private final String capacityKey;

    PoolDuty(String ruleSet, String rule, Pool pool, Execution execution) {
        this.pool = pool;
        this.execution = execution;
        this.states = States.of(execution);
        this.turnKey = StateKey.of("turn", ruleSet, rule);
        this.capacityKey = StateKey.of("capacity", ruleSet, rule);
    }

    /** All that the choice goes by. */
    PoolState read() {
        List<User> active = new ArrayList<>();
        Map<String, String> passedOver = new TreeMap<>();
        for (String id : members()) {
            Optional<User> user = directory().user(tenant(), id);
            if (user.isEmpty()) {
                passedOver.put(id, "unknown");
            } else if (!user.get().active()) {
                passedOver.put(id, "inactive");
            } else {
                active.add(user.get());
            }
        }
        List<String> candidates = new ArrayList<>();
        Map<String, Remembered> taken = pool.capacity().isEmpty() ? Map.of() : taken(active);
        for (User user : active) {
            if (isFull(user, taken)) {
                passedOver.put(user.id(), "full");
            } else {
                candidates.add(user.id());
            }
        }
        Optional<Remembered> turn = pool.by() == By.LEAST_BUSY ? Optional.empty() : states.get(turnKey);
        return new PoolState(
                candidates,
                passedOver,
                pool.by() == By.ROUND_ROBIN ? turn.map(Remembered::detail) : Optional.empty(),
                pool.by() == By.LEAST_BUSY ? loads(candidates) : Map.of(),
                pool.by() == By.WEIGHTED
                        ? turn.map(t -> Credits.read(t.detail())).orElse(Map.of())
                        : Map.of());
    }

    /** Remembers who was chosen, in the transaction of the command. */
    void chosen(PoolState state, String user) {
        if (pool.by() != By.LEAST_BUSY) {
            String detail = pool.by() == By.ROUND_ROBIN ? user : Credits.write(state.creditsAfter(pool, user));
            states.put(turnKey, Remembered.at(execution.now()).saying(detail));
        }
        pool.capacity().ifPresent(capacity -> take(capacity, user));
    }

    private void take(Capacity capacity, String id) {
        Instant start = start(capacity, directory().user(tenant(), id).orElseThrow());
        String key = StateKey.of(capacityKey, id);
        long before = states.get(key)
                .filter(taken -> taken.at().equals(Optional.of(start)))
                .map(Remembered::number)
                .orElse(0L);
        states.put(key, Remembered.at(start).numbered(before + 1));
    }

    private List<String> members() {
        if (pool.members() instanceof Pool.Users users) {
            return users.ids();
        }
        List<User> users = pool.members() instanceof Pool.OfQueue queue
                ? directory().members(tenant(), queue.queue())
                : directory().team(tenant(), ((Pool.OfTeam) pool.members()).team());
        return users.stream().map(User::id).toList();
    }

    private Map<String, Remembered> taken(List<User> users) {
        Map<String, String> keys = new LinkedHashMap<>();
        users.forEach(user -> keys.put(user.id(), StateKey.of(capacityKey, user.id())));
        Map<String, Remembered> byKey = states.getAll(keys.values());
        Map<String, Remembered> byUser = new LinkedHashMap<>();
        keys.forEach((id, key) -> {
            if (byKey.containsKey(key)) {
                byUser.put(id, Objects.requireNonNull(byKey.get(key)));
            }
        });
        return byUser;
    }

    private boolean isFull(User user, Map<String, Remembered> taken) {
        return pool.capacity()
                .map(capacity -> Optional.ofNullable(taken.get(user.id()))
                                .filter(count -> count.at().equals(Optional.of(start(capacity, user))))
                                .map(Remembered::number)
                                .orElse(0L)
                        >= capacity.max())
                .orElse(false);
    }

    /** When the present period began where the user is. */
    private Instant start(Capacity capacity, User user) {
        LocalDate today = LocalDate.ofInstant(execution.now(), user.zone());
        LocalDate first = switch (capacity.per()) {
            case DAY -> today;
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> today.withDayOfMonth(1);
        };
        return first.atStartOfDay(user.zone()).toInstant();
    }

    /** How many open leads each has; counted past the rights of whoever acts, who may not see them all. */
    private Map<String, Long> loads(List<String> users) {
        List<String> open = execution.port(LeadStatuses.class).statuses().stream()
                .filter(status -> status.kind() == Kind.OPEN || status.kind() == Kind.QUALIFIED)
                .map(status -> status.code())
                .toList();
        ReportResult counted = execution
                .unit()
                .records(Lead.TYPE)
                .report(Report.over(Lead.TYPE)
                        .where(LeadFields.OWNER
                                .in(users.stream().map(Owner::user).toList())
                                .and(LeadFields.STATUS.in(open)))
                        .groupBy(Grouping.by(LeadFields.OWNER))
                        .measure(Measure.count()));
        return users.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> counted.row(Owner.user(id))
                                .map(row -> row.count("count"))
                                .orElse(0L)));
    }

    private UserDirectory directory() {
        return execution.kernel().directory();
    }

    private Tenant tenant() {
        return execution.actor().tenant();
    }
}
