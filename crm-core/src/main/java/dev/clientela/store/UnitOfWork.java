package dev.clientela.store;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;

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
}
