package dev.clientela.decision;

import dev.clientela.command.Execution;
import dev.clientela.record.Query;
import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What deciding remembers, read and changed in the transaction of a command: with it committed, or nothing of it. Of
 * several commands that change the same state at once, on whatever nodes, one after the other has its turn: a command
 * that has come too late is run again by the library from its beginning, as {@link dev.clientela.command.Retries} say, and
 * finds what the other has left. Where the store takes part in a transaction of the host's, only the host can run that
 * again.
 *
 * <p>Keys have 1 to 200 characters, the reference of the record included that a state is {@linkplain #about about}, and
 * name no person. Not thread-safe, as the execution.
 */
public final class States {

    private final Execution execution;
    private final @Nullable RecordRef subject;
    private final Known known;

    /** What this transaction has read or written: an absent state is known too. */
    private static final class Known {

        private final Map<String, Optional<DecisionState>> byKey = new HashMap<>();
    }

    private States(Execution execution, @Nullable RecordRef subject) {
        this.execution = execution;
        this.subject = subject;
        this.known = execution.memory(Known.class, Known::new);
    }

    public static States of(Execution execution) {
        return new States(execution, null);
    }

    /** What is remembered of one record: its keys are its own, and what is said of it goes when its person is erased. */
    public States about(RecordRef record) {
        return new States(execution, record);
    }

    /** Counts one up: gives the number before, 0 the first time. No two commands are given the same. */
    public long advance(String key) {
        Remembered before = get(key).orElse(Remembered.number(0));
        put(key, before.numbered(before.number() + 1));
        return before.number();
    }

    /** True the first time that it is asked, and never again. */
    public boolean once(String key) {
        if (get(key).isPresent()) {
            return false;
        }
        put(key, Remembered.number(1).noted(execution.now()));
        return true;
    }

    public Optional<Remembered> get(String key) {
        return Optional.ofNullable(getAll(List.of(key)).get(key));
    }

    /** Of many keys at once, in one statement; those under which nothing is remembered are left out. */
    public Map<String, Remembered> getAll(Collection<String> keys) {
        read(keys);
        Map<String, Remembered> found = new LinkedHashMap<>();
        for (String key : keys) {
            state(key).ifPresent(state -> found.put(key, state.remembered()));
        }
        return found;
    }

    /** Remembers this under the key, in the place of what was. */
    public void put(String key, Remembered next) {
        read(List.of(key));
        DecisionState written = state(key)
                .map(before -> execution.updateUntold(before, before.remembering(next)))
                .orElseGet(() -> execution.insertUntold(fresh(key).remembering(next)));
        known.byKey.put(whole(key), Optional.of(written));
    }

    /** Remembers nothing under the key any more. */
    public void forget(String key) {
        read(List.of(key));
        state(key).ifPresent(execution::deleteUntold);
        known.byKey.put(whole(key), Optional.empty());
    }

    /**
     * What somebody waits for and whose time has come, at most so many; without order. Their {@link DecisionState#key}
     * ends with the reference of the record that they are {@linkplain #about about}.
     */
    public List<DecisionState> due(String awaitedBy, Instant now, int limit) {
        return execution
                .unit()
                .records(DecisionState.TYPE)
                .query(Query.of(DecisionState.TYPE)
                        .where(DecisionStateFields.AWAITED_BY
                                .is(awaitedBy)
                                .and(DecisionStateFields.NOTED_AT.isAtMost(now)))
                        .pageOf(Math.min(limit, Query.MAX_PAGE_SIZE)))
                .items();
    }

    private DecisionState fresh(String key) {
        return DecisionState.TYPE.create(DecisionState.TYPE
                .noValues()
                .edit()
                .set(DecisionStateFields.ID, new DecisionStateId(execution.newId()))
                .set(DecisionStateFields.KEY, whole(key))
                .set(DecisionStateFields.SUBJECT, subject)
                .build());
    }

    private Optional<DecisionState> state(String key) {
        return known.byKey.getOrDefault(whole(key), Optional.empty());
    }

    private String whole(String key) {
        return subject == null ? key : key + "@" + subject;
    }

    /** Past the rights of any user: who acts does not decide whose turn it is. */
    private void read(Collection<String> keys) {
        Set<String> unknown = new LinkedHashSet<>();
        keys.forEach(key -> unknown.add(whole(key)));
        unknown.removeAll(known.byKey.keySet());
        for (List<String> part : parts(List.copyOf(unknown))) {
            part.forEach(key -> known.byKey.put(key, Optional.empty()));
            execution
                    .unit()
                    .records(DecisionState.TYPE)
                    .query(Query.of(DecisionState.TYPE)
                            .where(DecisionStateFields.KEY.in(part))
                            .pageOf(Query.MAX_PAGE_SIZE))
                    .items()
                    .forEach(state -> known.byKey.put(state.key(), Optional.of(state)));
        }
    }

    private static List<List<String>> parts(List<String> keys) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += Query.MAX_PAGE_SIZE) {
            parts.add(keys.subList(from, Math.min(keys.size(), from + Query.MAX_PAGE_SIZE)));
        }
        return parts;
    }
}
