package dev.clientela.record;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The id of another record. A criterion may look through it at the record it points to. */
public final class ReferenceField<I extends RecordId> extends Field<I> {

    private final String target;
    private final Function<UUID, I> newId;

    ReferenceField(Definition definition, String target, Function<UUID, I> newId) {
        super(definition);
        this.target = target;
        this.newId = newId;
    }

    /** The name of the record type that it points to. */
    public String target() {
        return target;
    }

    @Override
    List<Object> limits() {
        return List.of(target);
    }

    @Override
    public String kind() {
        return "reference";
    }

    @Override
    public Object toPlain(I value) {
        return value.value().toString();
    }

    @Override
    public I fromPlain(Object plain) {
        if (!(plain instanceof String text)) {
            throw MalformedValueException.of(this, plain);
        }
        try {
            return newId.apply(Uuids.parse(text));
        } catch (IllegalArgumentException e) {
            throw MalformedValueException.of(this, plain, e);
        }
    }

    public I idOf(UUID value) {
        return newId.apply(value);
    }

    @Override
    boolean hasOrder() {
        return true;
    }

    @Override
    Comparable<?> sortKey(@Nullable I value) {
        return value == null
                ? TextSortKey.ABSENT
                : new TextSortKey(value.value().toString());
    }

    /**
     * The record pointed to qualifies. Absent references, and those that point to nothing, do not.
     *
     * @throws IllegalArgumentException if the criterion is over another record type than the target
     */
    public Criterion where(Criterion criterion) {
        return new Criterion.Related(this, criterion);
    }
}
