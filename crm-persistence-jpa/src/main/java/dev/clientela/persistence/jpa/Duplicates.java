package dev.clientela.persistence.jpa;

import dev.clientela.error.DuplicateException;
import dev.clientela.persistence.jpa.UnitFailure.Attempt;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out, once a unit has failed, which key was taken and by which record. */
final class Duplicates {

    private final EntityManager entities;
    private final Mappings mappings;
    private final Scope scope;
    private final LockModeType lock;

    /**
     * @param waiting whether to wait for others who may be about to take a key; only once the transaction that failed is
     *     over, lest it be waited for too
     */
    Duplicates(EntityManager entities, Mappings mappings, Scope scope, boolean waiting) {
        this.entities = entities;
        this.lock = waiting ? LockModeType.PESSIMISTIC_READ : LockModeType.NONE;
        this.mappings = mappings;
        this.scope = scope;
    }

    Optional<DuplicateException> find(List<Attempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            Optional<DuplicateException> found = find(attempts.get(i), attempts.subList(0, i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The same for what was written well, each beside the others, but could not be committed. */
    Optional<DuplicateException> findTaken(List<Attempt> written) {
        return written.stream()
                .flatMap(attempt -> find(attempt, List.of()).stream())
                .findFirst();
    }

    /**
     * What the database itself says of the key, when the record that has it was committed behind the snapshot of the only
     * transaction that may ask.
     */
    static DuplicateException named(Throwable failure, List<Attempt> attempts, TableNames names) {
        String said = said(failure);
        for (Attempt attempt : attempts) {
            if (attempt instanceof Attempt.OfRecord written) {
                CrmRecord<?> record = written.record();
                for (UniqueKey key : record.type().uniqueKeys()) {
                    String index = names.bare(record.type() + "_" + key.name() + "_unique");
                    if (said.contains(index.toLowerCase(Locale.ROOT))) {
                        return unseen(key.name(), record.ref());
                    }
                }
            } else if (attempt instanceof Attempt.OfCommand command
                    && said.contains(names.bare("command").toLowerCase(Locale.ROOT))) {
                return unseen("command", command.done().result());
            }
        }
        return namedById(said, attempts);
    }

    /** An id that was made of something else, so that others make the same; only where the database tells just one. */
    private static DuplicateException namedById(String said, List<Attempt> attempts) {
        List<RecordRef> told = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (attempt instanceof Attempt.OfRecord written
                    && written.isNew()
                    && said.contains(written.record().id().value().toString())) {
                told.add(written.record().ref());
            }
        }
        return told.size() == 1
                ? unseen("id", told.get(0))
                : new DuplicateException(StoreErrors.DUPLICATE_KEY, Map.of("key", "id"));
    }

    private static String said(Throwable failure) {
        StringBuilder said = new StringBuilder();
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            said.append(each.getMessage()).append('\n');
            if (each instanceof SQLException batch && batch.getNextException() != null) {
                said.append(batch.getNextException().getMessage()).append('\n');
            }
        }
        return said.toString().toLowerCase(Locale.ROOT);
    }

    private static DuplicateException unseen(String key, RecordRef record) {
        return new DuplicateException(StoreErrors.DUPLICATE_KEY, Map.of("key", key, "record", record));
    }

    private Optional<DuplicateException> find(Attempt attempt, List<Attempt> earlier) {
        if (attempt instanceof Attempt.OfCommand command) {
            return taken(command.done());
        }
        Attempt.OfRecord written = (Attempt.OfRecord) attempt;
        CrmRecord<?> record = written.record();
        if (written.isNew() && (exists(record) || among(earlier, record))) {
            return Optional.of(duplicate("id", record.ref(), record.ref()));
        }
        for (UniqueKey key : record.type().uniqueKeys()) {
            if (key.fields().stream().allMatch(field -> record.values().has(field))) {
                Optional<RecordRef> holder = holder(key, record).or(() -> holder(earlier, key, record));
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

    private Optional<DuplicateException> taken(CommandLog.Done done) {
        Jpql jpql = new Jpql(mappings, scope.tenant().id());
        String text =
                "select e from crm_command e where e.tenant = :tenant and e.commandKey = " + jpql.bind(done.key());
        return unmanaged(jpql, text, CommandEntity.class).stream()
                .findFirst()
                .map(row -> duplicate("command", done.result(), new RecordRef(row.recordType(), row.recordId())));
    }

    private boolean exists(CrmRecord<?> record) {
        Jpql jpql = new Jpql(mappings, scope.tenant().id());
        String text = "select e from "
                + RecordMapping.entityName(record.type().name())
                + " e where e.tenant = :tenant and e.recordId = "
                + jpql.bind(record.id().value());
        return !unmanaged(jpql, text, RecordEntity.class).isEmpty();
    }

    /** Nothing of ours stays in a persistence context that may be the host's. */
    private <E> List<E> unmanaged(Jpql jpql, String text, Class<E> entity) {
        List<E> found = jpql.bindTo(entities.createQuery(text, entity))
                .setLockMode(lock)
                .getResultList();
        found.forEach(entities::detach);
        return found;
    }

    private static boolean among(List<Attempt> earlier, CrmRecord<?> record) {
        return earlier.stream()
                .anyMatch(attempt -> attempt instanceof Attempt.OfRecord other
                        && other.record().ref().equals(record.ref()));
    }

    private Optional<RecordRef> holder(UniqueKey key, CrmRecord<?> record) {
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
        return unmanaged(jpql, text.toString(), RecordEntity.class).stream()
                .findFirst()
                .map(holder -> record.type().ref(holder.recordId()));
    }

    private static Optional<RecordRef> holder(List<Attempt> earlier, UniqueKey key, CrmRecord<?> record) {
        for (Attempt attempt : earlier) {
            if (attempt instanceof Attempt.OfRecord other
                    && other.record().type() == record.type()
                    && !other.record().ref().equals(record.ref())
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
