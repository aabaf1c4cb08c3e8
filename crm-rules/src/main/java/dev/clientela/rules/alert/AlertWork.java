package dev.clientela.rules.alert;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.decision.Decision;
import dev.clientela.decision.DecisionFields;
import dev.clientela.decision.DecisionState;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.record.Query;
import dev.clientela.rules.StateKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates alerts when {@code housekeeping().runDue(now)} runs: each at most once in its interval, on however many nodes,
 * over the records that {@code system:housekeeping} sees. Figures, state, the record of the evaluation and the request to
 * tell are of one transaction, so that each entering is told exactly once. One that fails is tried again at the next
 * run, and is overdue if that goes on.
 *
 * <pre>{@code
 * Crm.builder().dueWork(new AlertWork(AlertSet.read(json, context)))
 *         .notificationTemplates(new AlertTemplates())
 * }</pre>
 *
 * Thread-safe.
 */
public final class AlertWork implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWork.class);

    /** Each evaluation adds one record and takes at most so many old ones away. */
    private static final int FORGOTTEN_AT_ONCE = 10;

    private final AlertSet set;
    private final AlertWatch watch;

    public AlertWork(AlertSet set) {
        this.set = set;
        this.watch = new AlertWatch(set);
    }

    @Override
    public String name() {
        return "clientela.alerts/" + set.id();
    }

    static String key(AlertSet set, Alert alert) {
        return StateKey.of("alert", set.id(), alert.id());
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        Done done = new Done(0, watch.run(commands, now, limit).failed(), false);
        List<String> keys = set.alerts().stream().map(alert -> key(set, alert)).toList();
        Map<String, Remembered> known =
                commands.read(execution -> States.of(execution).getAll(keys));
        for (Alert alert : set.alerts()) {
            if (AlertState.of(Optional.ofNullable(known.get(key(set, alert)))).isDue(now)) {
                if (done.done() + done.failed() >= limit) {
                    return new Done(done.done(), done.failed(), true);
                }
                done = done.plus(evaluate(commands, alert, now));
            }
        }
        return done;
    }

    private Done evaluate(Commands commands, Alert alert, Instant now) {
        try {
            boolean evaluated = commands.write(execution -> evaluate(execution, alert, now));
            return new Done(evaluated ? 1 : 0, 0, false);
        } catch (ConflictException e) {
            LOG.debug("Another node evaluates {}", alert.id());
            return Done.NOTHING;
        } catch (CrmException e) {
            LOG.warn("The alert {} cannot be evaluated", alert.id(), e);
            commands.write(execution -> keepFailure(execution, alert, now, e));
            return new Done(0, 1, false);
        }
    }

    /** @return false when another node was faster */
    private boolean evaluate(Execution execution, Alert alert, Instant now) {
        States states = States.of(execution);
        AlertState before = AlertState.of(states.get(key(set, alert)));
        if (!before.isDue(now)) {
            return false;
        }
        ZoneId zone = set.zone().orElse(execution.moment().zone());
        Map<String, Reading> readings = new TreeMap<>();
        alert.metrics().forEach((name, metric) -> readings.put(name, Reading.of(metric, execution, now, zone)));
        AlertState after = before.after(alert.when().holds(values(readings)), now, alert);
        states.put(key(set, alert), after.remembered());
        AlertTelling telling = new AlertTelling(execution, key(set, alert));
        AlertRun.Outcome outcome = after.outcome(before);
        if (outcome == AlertRun.Outcome.TOLD) {
            telling.entered(alert, after.since().orElseThrow(), readings);
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        readings.forEach((name, reading) -> plain.put(name, reading.plain()));
        AlertRun.keep(
                set,
                alert,
                now,
                outcome,
                Map.of("values", plain),
                execution,
                telling.state().ref());
        forget(execution, telling.state(), now);
        return true;
    }

    private static Map<String, BigDecimal> values(Map<String, Reading> readings) {
        Map<String, BigDecimal> values = new TreeMap<>();
        readings.forEach((name, reading) -> reading.value().ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** The first failure of an evaluation leaves a record; those that follow until it succeeds would say the same. */
    private boolean keepFailure(Execution execution, Alert alert, Instant now, CrmException failure) {
        States states = States.of(execution);
        AlertState before = AlertState.of(states.get(key(set, alert)));
        if (before.failed() || !before.isDue(now)) {
            return false;
        }
        states.put(key(set, alert), before.failing().remembered());
        AlertRun.keep(
                set,
                alert,
                now,
                AlertRun.Outcome.FAILED,
                Map.of("error", failure.code().value()),
                execution,
                new AlertTelling(execution, key(set, alert)).state().ref());
        return true;
    }

    private void forget(Execution execution, DecisionState state, Instant now) {
        Query<Decision> old = Query.of(Decision.TYPE)
                .where(DecisionFields.SUBJECT
                        .is(state.ref())
                        .and(DecisionFields.CREATED_AT.isLessThan(now.minus(set.keep()))))
                .pageOf(FORGOTTEN_AT_ONCE);
        execution.unit().records(Decision.TYPE).query(old).items().forEach(execution::deleteUntold);
    }
}
