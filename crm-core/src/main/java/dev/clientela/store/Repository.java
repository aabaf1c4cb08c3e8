package dev.clientela.store;

import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The records of one type within a unit of work. Whoever asks has been checked already: the store knows no rights. */
public interface Repository<R extends CrmRecord<R>> {

    Optional<R> find(UUID id);

    /** Those of the ids that exist, in the order of the ids, each once. */
    List<R> findAll(Collection<UUID> ids);

    /**
     * Adds a record as it is. Whether what it refers to is there is the caller's to see to; whether it stays is the
     * store's.
     *
     * @throws dev.clientela.error.ConflictException {@code store.conflict} when somebody else has deleted meanwhile a
     *     record that this one refers to, in a field of its own, a custom field or an element of a list; possibly only at
     *     commit
     * @throws dev.clientela.error.DuplicateException {@code store.duplicate_key} when its id or a unique key is taken
     *     by another record; possibly only at commit
     */
    void insert(R record);

    /**
     * Replaces the record of the same id.
     *
     * @param readVersion the version that the change was decided on; the new state carries its own, higher one
     * @throws dev.clientela.error.ConflictException {@code store.conflict} when the record has another version by now or
     *     is gone, or as for {@link #insert} when it has come to refer to what is gone; possibly only at commit
     */
    void update(R record, long readVersion);

    /**
     * Removes the record.
     *
     * @throws dev.clientela.error.ConflictException {@code store.conflict} when the record has another version by now or
     *     is gone, or somebody else has come to refer to it meanwhile; possibly only at commit
     */
    void delete(R record, long readVersion);

    /** As {@link #delete}, of many records, each in the version that it has; a store may send them at once. */
    default void deleteAll(Collection<R> records) {
        records.forEach(record -> delete(record, record.version()));
    }

    /**
     * Makes the commit depend on a record that this unit does not write: when somebody else has changed or deleted it since
     * it was read, this unit is refused as for {@link #update}. Units that merely hold one record do not disturb each
     * other.
     *
     * <p>Rules over several records need it: without it, two units under snapshot isolation can each write what the other
     * has only read, and both commit.
     */
    void hold(R record);

    /** One page of the query, in its order. */
    Page<R> query(Query<R> query);

    long count(Criterion criterion);

    ReportResult report(Report<R> report);
}
