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
}
