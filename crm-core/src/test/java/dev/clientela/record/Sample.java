package dev.clientela.record;

import static dev.clientela.record.Trait.INDEXED;
import static dev.clientela.record.Trait.SORTABLE;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A record with a field of every kind, built-in and custom, for tests of everything that works on any record. */
public final class Sample extends CrmRecord<Sample> {

    private static final FieldSet<SampleId> FIELDS = FieldSet.of("sample", SampleId::new);

    public static final TextField TEXT = FIELDS.text("title", 200, SORTABLE, INDEXED);
    public static final ChoiceField CHOICE = FIELDS.choice("origin", "sample_origin", SORTABLE);
    public static final CodeField<DayOfWeek> CODE = FIELDS.code("weekday", TextCodec.ofEnum(DayOfWeek.class), SORTABLE);
    public static final FlagField FLAG = FIELDS.flag("active", SORTABLE);
    public static final IntegerField INTEGER = FIELDS.integer("pieces", Long.MIN_VALUE, Long.MAX_VALUE, SORTABLE);
    public static final DecimalField DECIMAL = FIELDS.decimal("weight", 8, SORTABLE, INDEXED);
    public static final MoneyField MONEY = FIELDS.money("amount", SORTABLE);
    public static final PriceField PRICE = FIELDS.price("unit_price", SORTABLE);
    public static final DateField DATE = FIELDS.date("due_on", SORTABLE);
    public static final InstantField INSTANT = FIELDS.instant("seen_at", SORTABLE);
    public static final ReferenceField<SampleId> PARENT = FIELDS.reference("parent", "sample", SampleId::new, SORTABLE);
    public static final ListField<Part> PARTS = FIELDS.list("parts", new PartType());

    public static final RecordType<Sample> TYPE = FIELDS.type(Sample::new);

    public static final ReferenceField<SampleId> ID = FIELDS.id();
    public static final SystemFields SYSTEM = FIELDS.system();

    public static final TextField CUSTOM_TEXT = custom("nickname").text(120);
    public static final ChoiceField CUSTOM_CHOICE = custom("mood").choice("sample_mood");
    public static final FlagField CUSTOM_FLAG = custom("vip").flag();
    public static final IntegerField CUSTOM_INTEGER = custom("floor").integer(-1_000, 1_000);
    public static final DecimalField CUSTOM_DECIMAL = custom("score").decimal(4);
    public static final MoneyField CUSTOM_MONEY = custom("deposit").money();
    public static final DateField CUSTOM_DATE = custom("renewal").date();
    public static final InstantField CUSTOM_INSTANT = custom("synced_at").instant();
    public static final ReferenceField<SampleId> CUSTOM_REFERENCE =
            custom("twin").reference(TYPE, SampleId::new);

    /** The custom fields that {@link #catalog} knows. */
    public static final List<Field<?>> CUSTOM_FIELDS = List.of(
            CUSTOM_TEXT,
            CUSTOM_CHOICE,
            CUSTOM_FLAG,
            CUSTOM_INTEGER,
            CUSTOM_DECIMAL,
            CUSTOM_MONEY,
            CUSTOM_DATE,
            CUSTOM_INSTANT,
            CUSTOM_REFERENCE);

    private Sample(Values values) {
        super(values);
    }

    private static CustomField custom(String name) {
        return CustomField.on(TYPE, name, SORTABLE);
    }

    /** A new catalog of this type with its custom fields. */
    public static FieldCatalog catalog() {
        FieldCatalog catalog = new FieldCatalog(List.of(TYPE));
        CUSTOM_FIELDS.forEach(catalog::define);
        return catalog;
    }

    /** A sample with nothing but what every record has: id number n, version 1, made at the epoch. */
    public static Sample number(long n) {
        Values.Builder values = TYPE.noValues().edit();
        values.set(ID, new SampleId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + n)));
        values.set(SYSTEM.version(), 1L);
        values.set(SYSTEM.createdAt(), Instant.EPOCH);
        values.set(SYSTEM.createdBy(), "user:ada");
        values.set(SYSTEM.modifiedAt(), Instant.EPOCH);
        values.set(SYSTEM.modifiedBy(), "user:ada");
        return new Sample(values.build());
    }

    public <T> Sample having(Field<T> field, @Nullable T value) {
        return with(field, value);
    }

    /** The sample in its next version. */
    public Sample next() {
        return with(SYSTEM.version(), version() + 1);
    }

    @Override
    public RecordType<Sample> type() {
        return TYPE;
    }

    @Override
    public SampleId id() {
        return get(ID);
    }

    /** Finds samples among these. */
    public static Function<RecordRef, Optional<? extends CrmRecord<?>>> lookup(Iterable<Sample> samples) {
        Map<RecordRef, Sample> byRef = new java.util.HashMap<>();
        samples.forEach(sample -> byRef.put(sample.ref(), sample));
        return ref -> Optional.ofNullable(byRef.get(ref));
    }

    public static Money money(String text) {
        return Money.parse(text);
    }

    public static BigMoney price(String text) {
        return BigMoney.parse(text);
    }

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    public static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    public static Instant instant(String text) {
        return Instant.parse(text);
    }

    /** An element of a list: found by its word, case and accents apart. Its word may be that it is like a sample. */
    public record Part(String word, long number) {

        private static final String LIKE = "sample/";

        /** A part that refers to the sample. */
        public static Part like(Sample sample) {
            return new Part(sample.ref().toString(), 0);
        }
    }

    private static final class PartType implements ElementType<Part> {

        @Override
        public String kind() {
            return "part";
        }

        @Override
        public Class<Part> type() {
            return Part.class;
        }

        @Override
        public Object toPlain(Part part) {
            return Map.of("word", part.word(), "number", part.number());
        }

        @Override
        public Part fromPlain(Object plain) {
            if (plain instanceof Map<?, ?> map
                    && map.get("word") instanceof String word
                    && map.get("number") instanceof Number number) {
                return new Part(word, number.longValue());
            }
            throw new IllegalArgumentException("No part: " + plain);
        }

        @Override
        public Optional<RecordRef> refersTo(Part part) {
            return part.word().startsWith(Part.LIKE) ? Optional.of(RecordRef.parse(part.word())) : Optional.empty();
        }

        @Override
        public boolean mayReferTo(String recordType) {
            return recordType.equals(TYPE.name());
        }

        @Override
        public Part parse(String text) {
            return new Part(text, 0);
        }

        @Override
        public String key(Part part) {
            return keyOf(part.word());
        }

        @Override
        public String keyOf(String sought) {
            return TextKey.of(sought).strip();
        }
    }
}
