package dev.clientela.rules.alert;

import dev.clientela.decision.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an alert stands, as it is remembered from one evaluation to the next.
 *
 * @param due when it is to be evaluated next; at once when empty
 * @param since when the condition came to hold, if it does
 * @param told whether that has been told
 * @param lastTold when it was last told, this time or an earlier one
 * @param failed whether the evaluation that is due has failed already
 */
record AlertState(
        Optional<Instant> due, Optional<Instant> since, boolean told, Optional<Instant> lastTold, boolean failed) {

    private static final AlertState NEW =
            new AlertState(Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    private static final String NEVER = "-";

    boolean isDue(Instant now) {
        return due.filter(time -> time.isAfter(now)).isEmpty();
    }

    AlertState failing() {
        return new AlertState(due, since, told, lastTold, true);
    }

    /** After an evaluation. Its time keeps its beat, unless it has come too late by a whole one. */
    AlertState after(boolean holds, Instant now, Alert alert) {
        Instant beat = due.map(time -> time.plus(alert.every()))
                .filter(time -> time.isAfter(now))
                .orElse(now.plus(alert.every()));
        if (!holds) {
            return new AlertState(Optional.of(beat), Optional.empty(), false, lastTold, false);
        }
        Duration pause = alert.coolDown().orElse(Duration.ZERO);
        boolean tells =
                !told && lastTold.filter(time -> time.plus(pause).isAfter(now)).isEmpty();
        return new AlertState(
                Optional.of(beat),
                since.or(() -> Optional.of(now)),
                told || tells,
                tells ? Optional.of(now) : lastTold,
                false);
    }

    /** What came of the evaluation that led from another state to this one. */
    AlertRun.Outcome outcome(AlertState before) {
        if (since.isEmpty()) {
            return before.since.isPresent() ? AlertRun.Outcome.LEFT : AlertRun.Outcome.FINE;
        }
        if (!told) {
            return AlertRun.Outcome.HELD_BACK;
        }
        return before.told ? AlertRun.Outcome.STILL : AlertRun.Outcome.TOLD;
    }

    Remembered remembered() {
        String detail = text(due) + " " + text(since) + " " + text(lastTold) + " " + told + " " + failed;
        Remembered remembered = Remembered.number(since.isPresent() ? 1 : 0).saying(detail);
        return due.map(remembered::noted).orElse(remembered);
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(NEVER);
    }

    static AlertState of(Optional<Remembered> remembered) {
        return remembered.map(AlertState::read).orElse(NEW);
    }

    private static AlertState read(Remembered remembered) {
        String[] parts = remembered.detail().split(" ", -1);
        return new AlertState(
                time(parts[0]),
                time(parts[1]),
                Boolean.parseBoolean(parts[3]),
                time(parts[2]),
                Boolean.parseBoolean(parts[4]));
    }

    private static Optional<Instant> time(String text) {
        return text.equals(NEVER) ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
