package dev.clientela.record;

import dev.clientela.error.Violation;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable aggregate with an id, a version and an audit stamp.
 *
 * <p>Each business act is a method of the concrete record that returns its next state or refuses with a stable code;
 * the one it was called on stays as it was. So records can be cached, compared and shared between threads. Two records
 * are equal when all their values are.
 *
 * @param <R> the concrete record
 */
public abstract class CrmRecord<R extends CrmRecord<R>> {

    private final Values values;

    protected CrmRecord(Values values) {
        this.values = values;
    }

    public abstract RecordType<R> type();

    /** Its id, in the concept's own type. */
    public abstract RecordId id();

    /**
     * What is wrong with the record as a whole, that is, with how its values go together; each value in itself is checked
     * by its field. Asked at every write, so required values may be absent.
     */
    public List<Violation> check() {
        return List.of();
    }

    public final Values values() {
        return values;
    }

    public final RecordRef ref() {
        return id().ref();
    }

    /** Starts at 1 and grows by one with each accepted change. */
    public final long version() {
        return get(type().system().version());
    }

    public final Instant createdAt() {
        return get(type().system().createdAt());
    }

    public final String createdBy() {
        return get(type().system().createdBy());
    }

    public final Instant modifiedAt() {
        return get(type().system().modifiedAt());
    }

    public final String modifiedBy() {
        return get(type().system().modifiedBy());
    }

    /** Its key in another system. */
    public final Optional<String> externalId() {
        return find(type().system().externalId());
    }

    public final Set<String> tags() {
        return find(type().system().tags()).orElse(Set.of());
    }

    public final <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable(values.get(field));
    }

    /** @throws NoSuchElementException when the record has no value there; for required fields that never happens */
    public final <T> T get(Field<T> field) {
        @Nullable T value = values.get(field);
        if (value == null) {
            throw new NoSuchElementException(field + " has no value");
        }
        return value;
    }

    /** The same record with one value changed; version and audit stamp are the store's business. */
    protected final <T> R with(Field<T> field, @Nullable T value) {
        return type().create(values.with(field, value));
    }

    /** The same record with other values. */
    protected final R with(Values changed) {
        return type().create(changed);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof CrmRecord<?> record && values.equals(record.values);
    }

    @Override
    public final int hashCode() {
        return values.hashCode();
    }

    @Override
    public final String toString() {
        return values.toString();
    }
}
