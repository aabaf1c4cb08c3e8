package dev.clientela.store.contract;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.SORTABLE;

import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.FieldSet;
import dev.clientela.record.IntegerField;
import dev.clientela.record.RecordId;
import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import dev.clientela.record.SampleId;
import dev.clientela.record.SystemFields;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record that refers to a sample, at most one a sample and place: for joins and for unique keys of several fields. */
public final class Remark extends CrmRecord<Remark> {

    private static final FieldSet<RemarkId> FIELDS = FieldSet.of("remark", RemarkId::new);

    public static final ReferenceField<SampleId> ABOUT = FIELDS.reference("about", "sample", SampleId::new, SORTABLE);
    public static final IntegerField PLACE = FIELDS.integer("place", 0, 1_000_000, SORTABLE);
    public static final TextField WORDS = FIELDS.text("words", 500, SORTABLE, INDEXED);

    public static final RecordType<Remark> TYPE =
            FIELDS.unique("about_place", ABOUT, PLACE).type(Remark::new);

    private static final ReferenceField<RemarkId> ID = FIELDS.id();
    private static final SystemFields SYSTEM = FIELDS.system();

    /** The id of a {@link Remark}. */
    public record RemarkId(UUID value) implements RecordId {

        @Override
        public String recordType() {
            return "remark";
        }
    }

    private Remark(Values values) {
        super(values);
    }

    /** A remark in its first version that says nothing. */
    public static Remark number(long n) {
        Values.Builder values = TYPE.noValues().edit();
        values.set(ID, new RemarkId(new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L + n)));
        values.set(SYSTEM.version(), 1L);
        values.set(SYSTEM.createdAt(), Instant.EPOCH);
        values.set(SYSTEM.createdBy(), "user:ada");
        values.set(SYSTEM.modifiedAt(), Instant.EPOCH);
        values.set(SYSTEM.modifiedBy(), "user:ada");
        return new Remark(values.build());
    }

    public <T> Remark having(Field<T> field, @Nullable T value) {
        return with(field, value);
    }

    /** The remark in its next version. */
    public Remark next() {
        return with(SYSTEM.version(), version() + 1);
    }

    @Override
    public RecordType<Remark> type() {
        return TYPE;
    }

    @Override
    public RemarkId id() {
        return get(ID);
    }
}
