package dev.clientela.store;

import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.Collection;

/** One transaction on one tenant's data. Ends with the call that made it; used later, it refuses. Not thread-safe. */
public interface UnitOfWork {

    Scope scope();

    /** The records of one type. */
    <R extends CrmRecord<R>> Repository<R> records(RecordType<R> type);

    EventLog events();

    CommandLog commands();

    /**
     * Makes the commit depend on nobody else claiming the same meanwhile: of two units under way at once that both claim
     * it, the later is refused with a {@link dev.clientela.error.ConflictException} {@code store.conflict}, possibly only
     * at commit, and when it is run again it sees what the other has done. Whoever comes after both is not hindered.
     *
     * <p>Rules over what is <em>not</em> there need it, as those over what is need {@link Repository#hold}: two units that
     * look for the same record, find none, and make one each, write nothing in common. Now and then two units are told
     * apart too little, and one is refused that need not be.
     *
     * @param what in the tenant's name; not stored, so that it may say whom somebody looked for
     */
    void claim(String what);

    /**
     * Announces by what records will be looked for, of several types, mostly without finding any: a store may then find out
     * at once which of these questions it need not ask. What queries find does not depend on it.
     *
     * @param lookUps parts of the criteria of queries to come, each about one key, such as an e-mail address
     */
    default void announce(Collection<Criterion> lookUps) {}
}
