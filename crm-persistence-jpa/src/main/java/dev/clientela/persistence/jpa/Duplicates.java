package dev.clientela.persistence.jpa;

import dev.clientela.error.DuplicateException;
import dev.clientela.persistence.jpa.JpaUnit.Attempt;
import dev.clientela.persistence.jpa.entity.CommandEntity;
import dev.clientela.persistence.jpa.entity.RecordEntity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.RecordRef;
import dev.clientela.record.UniqueKey;
import dev.clientela.store.CommandLog;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out, in a transaction beside the one that failed, which key was taken and by which record. */
final class Duplicates {

    private final LockModeType lock;

    private final Transactions transactions;
    private final Mappings mappings;
    private final Scope scope;

    /**
     * @param waiting whether to wait for others who may be about to take a key; only once the transaction that failed is
     *     over, lest it be waited for too
     */
    Duplicates(Transactions transactions, Mappings mappings, Scope scope, boolean waiting) {
        this.lock = waiting ? LockModeType.PESSIMISTIC_READ : LockModeType.NONE;
        this.transactions = transactions;
        this.mappings = mappings;
        this.scope = scope;
    }

    Optional<DuplicateException> find(List<Attempt> attempts) {
        return transactions.discard(entities -> {
            for (int i = 0; i < attempts.size(); i++) {
                Optional<DuplicateException> found = find(entities, attempts.get(i), attempts.subList(0, i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.<DuplicateException>empty();
        });
    }

    private Optional<DuplicateException> find(EntityManager entities, Attempt attempt, List<Attempt> earlier) {
        if (attempt instanceof Attempt.OfCommand command) {
            return taken(entities, command.done());
        }
        Attempt.OfRecord written = (Attempt.OfRecord) attempt;
        CrmRecord<?> record = written.record();
        if (written.isNew() && (exists(entities, record) || among(earlier, record))) {
            return Optional.of(duplicate("id", record.ref(), record.ref()));
        }
        for (UniqueKey key : record.type().uniqueKeys()) {
            if (key.fields().stream().allMatch(field -> record.values().has(field))) {
                Optional<RecordRef> holder = holder(entities, key, record).or(() -> holder(earlier, key, record));
                if (holder.isPresent()) {
                    return Optional.of(duplicate(key.name(), record.ref(), holder.get()));
                }
            }
        }
        return Optional.empty();
    }

    static DuplicateException duplicate(String key, RecordRef record, RecordRef existing) {
        return new DuplicateException(
                StoreErrors.DUPLICATE_KEY, Map.of("key", key, "record", record, "existing", existing));
    }

    private Optional<DuplicateException> taken(EntityManager entities, CommandLog.Done done) {
        Jpql jpql = new Jpql(mappings, scope.tenant().id());
        String text =
                "select e from crm_command e where e.tenant = :tenant and e.commandKey = " + jpql.bind(done.key());
        return jpql.bindTo(entities.createQuery(text, CommandEntity.class)).setLockMode(lock).getResultList().stream()
                .findFirst()
                .map(row -> duplicate("command", done.result(), new RecordRef(row.recordType(), row.recordId())));
    }

    private boolean exists(EntityManager entities, CrmRecord<?> record) {
        Jpql jpql = new Jpql(mappings, scope.tenant().id());
        String text = "select e from "
                + RecordMapping.entityName(record.type().name())
                + " e where e.tenant = :tenant and e.recordId = "
                + jpql.bind(record.id().value());
        return !records(entities, text, jpql).isEmpty();
    }

    private List<RecordEntity> records(EntityManager entities, String text, Jpql jpql) {
        return jpql.bindTo(entities.createQuery(text, RecordEntity.class))
                .setLockMode(lock)
                .getResultList();
    }

    private static boolean among(List<Attempt> earlier, CrmRecord<?> record) {
        return earlier.stream()
                .anyMatch(attempt -> attempt instanceof Attempt.OfRecord other
                        && other.record().ref().equals(record.ref()));
    }

    private Optional<RecordRef> holder(EntityManager entities, UniqueKey key, CrmRecord<?> record) {
        Jpql jpql = new Jpql(mappings, scope.tenant().id());
        StringBuilder text = new StringBuilder("select e from ")
                .append(RecordMapping.entityName(record.type().name()))
                .append(" e where e.tenant = :tenant and e.recordId <> ")
                .append(jpql.bind(record.id().value()));
        for (Field<?> field : key.fields()) {
            Columns columns = mappings.columns(field);
            @Nullable Object[] cells = columns.of(record.values().get(field));
            text.append(" and e.")
                    .append(columns.attributes().get(0))
                    .append(" = ")
                    .append(jpql.bind(java.util.Objects.requireNonNull(cells[0])));
        }
        return records(entities, text.toString(), jpql).stream()
                .findFirst()
                .map(holder -> record.type().ref(holder.recordId()));
    }

    private static Optional<RecordRef> holder(List<Attempt> earlier, UniqueKey key, CrmRecord<?> record) {
        for (Attempt attempt : earlier) {
            if (attempt instanceof Attempt.OfRecord other
                    && other.record().type() == record.type()
                    && key.fields().stream()
                            .allMatch(field -> java.util.Objects.equals(
                                    other.record().values().get(field),
                                    record.values().get(field)))) {
                return Optional.of(other.record().ref());
            }
        }
        return Optional.empty();
    }
}
