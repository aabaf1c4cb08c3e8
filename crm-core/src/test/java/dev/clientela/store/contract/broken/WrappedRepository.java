package dev.clientela.store.contract.broken;

import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.store.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A sound repository, to be broken in one place. */
class WrappedRepository<R extends CrmRecord<R>> implements Repository<R> {

    final Repository<R> sound;

    WrappedRepository(Repository<R> sound) {
        this.sound = sound;
    }

    @Override
    public Optional<R> find(UUID id) {
        return sound.find(id);
    }

    @Override
    public List<R> findAll(Collection<UUID> ids) {
        return sound.findAll(ids);
    }

    @Override
    public void insert(R record) {
        sound.insert(record);
    }

    @Override
    public void update(R record, long readVersion) {
        sound.update(record, readVersion);
    }

    @Override
    public void delete(R record, long readVersion) {
        sound.delete(record, readVersion);
    }

    @Override
    public void hold(R record) {
        sound.hold(record);
    }

    @Override
    public Page<R> query(Query<R> query) {
        return sound.query(query);
    }

    @Override
    public long count(Criterion criterion) {
        return sound.count(criterion);
    }

    @Override
    public ReportResult report(Report<R> report) {
        return sound.report(report);
    }
}
