package dev.clientela.rules.alert;

import dev.clientela.command.Commands;
import dev.clientela.command.Execution;
import dev.clientela.decision.Remembered;
import dev.clientela.decision.States;
import dev.clientela.error.ConflictException;
import dev.clientela.housekeeping.DueWork;
import dev.clientela.rules.StateKey;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the watchers when an alert was not evaluated in time: its silence then means nothing. Once for each time that it
 * should have been evaluated and was not, on however many nodes. {@link AlertWork} looks too, before it evaluates, and so
 * tells of a gap when it is over; to be told while it lasts, run this where the evaluation does not run, over the same
 * store. Thread-safe.
 */
public final class AlertWatch implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final AlertSet set;

    public AlertWatch(AlertSet set) {
        this.set = set;
    }

    @Override
    public String name() {
        return "clientela.alert_watch/" + set.id();
    }

    @Override
    public Done run(Commands commands, Instant now, int limit) {
        int told = 0;
        for (Alert alert : set.alerts()) {
            if (told == limit) {
                return new Done(told, 0, true);
            }
            try {
                told += look(commands, alert, now) ? 1 : 0;
            } catch (ConflictException e) {
                LOG.debug("Another node has looked after {}", alert.id());
            }
        }
        return new Done(told, 0, false);
    }

    private boolean look(Commands commands, Alert alert, Instant now) {
        boolean news = commands.read(execution -> {
            States states = States.of(execution);
            return states.get(key(alert)).isEmpty() || isNews(states, alert, now);
        });
        return news && commands.write(execution -> write(execution, alert, now));
    }

    private boolean write(Execution execution, Alert alert, Instant now) {
        States states = States.of(execution);
        Optional<Remembered> seen = states.get(key(alert));
        if (seen.isEmpty()) {
            states.put(key(alert), Remembered.number(0).noted(now));
            return false;
        }
        if (!isNews(states, alert, now)) {
            return false;
        }
        Instant due = due(states, alert, seen.get());
        states.put(key(alert), seen.get().numbered(due.toEpochMilli()));
        new AlertTelling(execution, key(alert)).overdue(alert, set.watchers(), due);
        return true;
    }

    /** Whether the alert is overdue, and the watchers do not know of it. */
    private boolean isNews(States states, Alert alert, Instant now) {
        return states.get(key(alert))
                .filter(seen -> {
                    Instant due = due(states, alert, seen);
                    return due.plus(set.grace()).isBefore(now) && seen.number() != due.toEpochMilli();
                })
                .isPresent();
    }

    /** One that has never been evaluated was to be so within its time from when it was first seen. */
    private Instant due(States states, Alert alert, Remembered seen) {
        return AlertState.of(states.get(AlertWork.key(set, alert)))
                .due()
                .orElseGet(() -> seen.at().orElseThrow().plus(alert.every()));
    }

    private String key(Alert alert) {
        return StateKey.of("alert_watch", set.id(), alert.id());
    }
}
