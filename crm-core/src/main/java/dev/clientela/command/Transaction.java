package dev.clientela.command;

import dev.clientela.error.CrmException;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.RefusedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordRef;
import dev.clientela.store.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all executions of one unit of work share: what was done in it so far, and what it has to remember. */
final class Transaction {

    private final UnitOfWork unit;
    private final List<EventEnvelope> events = new ArrayList<>();
    private final Map<Criterion, Predicate<CrmRecord<?>>> compiled = new HashMap<>();
    private final Map<Class<?>, Object> memory = new HashMap<>();
    private final Set<Object> raced = new HashSet<>();
    private int writes;
    private boolean contended;
    private boolean halfDone;
    private int depth;
    private int followed;
    private @Nullable RefusedException runaway;

    Transaction(UnitOfWork unit) {
        this.unit = unit;
    }

    UnitOfWork unit() {
        return unit;
    }

    List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    Map<Criterion, Predicate<CrmRecord<?>>> compiled() {
        return compiled;
    }

    void told(EventEnvelope event) {
        events.add(event);
    }

    /** Remembers that something was written. */
    void wrote() {
        writes++;
    }

    /** Remembers a record of the library's own of which nothing is told. */
    void wroteUntold(RecordRef record) {
        wrote();
        racesFor(record);
    }

    /** Remembers a record that somebody else may be making at the same time. */
    void racesFor(RecordRef record) {
        raced.add(record);
    }

    /** Remembers that what was written is written by many. */
    void contend() {
        contended = true;
    }

    boolean isContended() {
        return contended;
    }

    /** Whether the unit has failed for a race with another on a record of the library's own. */
    boolean isRaceForOwn(CrmException failure) {
        return failure instanceof DuplicateException
                && raced.contains(failure.parameters().get("record"));
    }

    <T> T memory(Class<T> type, Supplier<? extends T> initial) {
        Object known = memory.get(type);
        if (known == null) {
            known = initial.get();
            memory.put(type, known);
        }
        return type.cast(known);
    }

    /** Does a part of the work, and remembers when it fails half done. */
    <T> T part(Supplier<T> work) {
        int before = writes;
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            halfDone |= !done && writes > before;
        }
    }

    /** @throws RefusedException when a part has failed after it had written something, or rules went too far */
    void requireWhole(String actor) {
        if (runaway != null) {
            throw runaway;
        }
        if (halfDone) {
            throw new RefusedException(CommandErrors.HALF_DONE, Map.of("actor", actor));
        }
    }

    /** @throws RefusedException {@code command.cascade_too_deep} when this save is one too many */
    void countSave(RecordRef record, Cascades bounds) {
        if (depth > 0 && ++followed > bounds.most()) {
            throw tooFar(record, bounds);
        }
    }

    /**
     * Asks the rules of one save, which may save in turn.
     *
     * @throws RefusedException {@code command.cascade_too_deep} when it follows from too many others
     */
    <T> T asking(RecordRef record, Cascades bounds, Supplier<T> rules) {
        if (depth > bounds.deepest()) {
            throw tooFar(record, bounds);
        }
        if (depth == 0) {
            followed = 0;
        }
        depth++;
        try {
            return part(rules);
        } finally {
            depth--;
        }
    }

    private RefusedException tooFar(RecordRef record, Cascades bounds) {
        RefusedException refusal = new RefusedException(
                CommandErrors.CASCADE_TOO_DEEP,
                Map.of("record", record, "deepest", bounds.deepest(), "most", bounds.most()));
        runaway = refusal;
        return refusal;
    }
}
