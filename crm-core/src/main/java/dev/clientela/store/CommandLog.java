package dev.clientela.store;

import dev.clientela.record.RecordRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The commands with an idempotency key that were done, so that the same one is not done twice. */
public interface CommandLog {

    Optional<Done> find(String key);

    /**
     * Remembers a command as done at the time of the unit of work, with the transaction that did it.
     *
     * @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when the key was used meanwhile;
     *     possibly only at commit
     */
    void add(Done done);

    /**
     * Forgets commands that were done before a time: sent again, they are done again.
     *
     * @return how many; fewer than the limit when no more are left
     */
    int purge(Instant before, int limit);

    /**
     * Forgets the commands that made or changed these records, with the keys that their callers chose for them.
     *
     * @return how many
     */
    int forget(Collection<RecordRef> results);

    /**
     * A command that was done.
     *
     * @param fingerprint what the command said, digested: the same key with another one is an error
     * @param result the record that the command made or changed, from which its answer is told again
     */
    record Done(String key, String fingerprint, RecordRef result) {}
}
