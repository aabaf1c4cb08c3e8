package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.activity.ActivityFields;
import dev.clientela.activity.Participant;
import dev.clientela.activity.Participant.Role;
import dev.clientela.address.EmailAddress;
import dev.clientela.lead.Lead;
import dev.clientela.record.ChoiceField;
import dev.clientela.record.CodeField;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.CustomField;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.KeyedField;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.TagsField;
import dev.clientela.record.TextField;
import dev.clientela.record.TextKey;
import dev.clientela.record.TextMatching;
import dev.clientela.record.Trait;
import dev.clientela.record.Values;
import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.store.Scope;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A value that its field allows is kept, found and sorted by on every database, however many bytes it has. The texts are
 * at random, as PostgreSQL compresses what repeats itself before it finds an index entry too long.
 */
class LongestValuesTest {

    private static final TextField ESSAY =
            CustomField.on(Lead.TYPE, "essay", Trait.SORTABLE).text(32_000);
    private static final ChoiceField MOOD = CustomField.on(Lead.TYPE, "mood").choice("moods");
    private static final DecimalField RATIO = CustomField.on(Lead.TYPE, "ratio").decimal(CustomField.MAX_SCALE);

    private final Random random = new Random(7);
    private final Scope scope =
            new Scope(new Tenant("t".repeat(24) + UUID.randomUUID()), new Moment(Instant.EPOCH, ZoneOffset.UTC));

    /** Characters of four bytes each. */
    private int ideograph() {
        return 0x20000 + random.nextInt(0xA6D0);
    }

    private static final int[] WORDS = IntStream.range(0x80, 0x10000)
            .filter(point -> TextKey.of(Character.toString(point)).length() > 3)
            .toArray();

    /** Characters that stand for several each, of three bytes commonly. */
    private int word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private int ofBasicPlane() {
        return 0x4E00 + random.nextInt(0x5000);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("The longest texts of every field, in four bytes a character, are kept, found and sorted by")
    void longestTexts(Database database) {
        everyType(database, field -> text(field, this::ideograph));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("Texts of the longest keys, of characters that stand for words, are kept, found and sorted by")
    void longestKeys(Database database) {
        everyType(database, field -> text(field, this::word));
    }

    /** As long as the field allows. */
    private String text(TextField field, IntSupplier points) {
        StringBuilder text = new StringBuilder();
        for (int length = 0; length < field.maxLength(); length++) {
            int before = text.length();
            text.appendCodePoint(points.getAsInt());
            if (length % 16 == 0 && !field.check(text.toString()).isEmpty()) {
                text.setLength(before);
                break;
            }
        }
        while (!field.check(text.toString()).isEmpty()) {
            text.setLength(text.offsetByCodePoints(text.length(), -1));
        }
        return text.toString();
    }

    private String some(int length, IntSupplier points) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, length).forEach(i -> text.appendCodePoint(points.getAsInt()));
        return text.toString();
    }

    /** What mail carried, sound or not. */
    private String address() {
        StringBuilder address = new StringBuilder();
        while (address.length() < 250
                && EmailAddress.of(address.toString()).key().length() < 670) {
            address.appendCodePoint(word());
        }
        return address.toString();
    }

    private interface Texts {

        String longest(TextField field);
    }

    private void everyType(Database database, Texts texts) {
        try (EntityManagerFactory factory = Provider.HIBERNATE.over(database.dataSource(), List.of())) {
            JpaStore store = JpaStore.over(factory);
            FieldCatalog catalog = new FieldCatalog(RecordTables.TYPES);
            List.of(ESSAY, MOOD, RATIO).forEach(catalog::define);
            store.open(catalog);
            for (RecordType<?> type : RecordTables.TYPES) {
                assertFound(store, type, texts);
            }
        }
    }

    private <R extends CrmRecord<R>> void assertFound(JpaStore store, RecordType<R> type, Texts texts) {
        ValuePools pools = new ValuePools(42);
        Values.Builder values = RecordTablesTest.required(type, pools).edit();
        type.fields().forEach(field -> set(values, field, texts));
        if (type.name().equals(Lead.TYPE.name())) {
            List.of(ESSAY, MOOD, RATIO).forEach(field -> set(values, field, texts));
        }
        R record = type.create(values.build());
        assertThat(record.values().fields())
                .allSatisfy(field -> assertThat(check(field, record.values())).isEmpty());
        RecordTablesTest.insertWithTargets(store, scope, record, pools);
        for (Field<?> field : record.values().fields()) {
            store.read(scope, unit -> {
                List<Criterion> criteria = new ArrayList<>();
                criteria(field, record.values(), criteria);
                for (Criterion criterion : criteria) {
                    assertThat(unit.records(type)
                                    .query(Query.of(type).where(criterion))
                                    .items())
                            .as("%s of a %s", field, type)
                            .contains(record);
                }
                if (field.has(Trait.SORTABLE)) {
                    Query<R> sorted = Query.of(type).orderBy(field.descending()).pageOf(1);
                    assertThat(unit.records(type).query(sorted).items()).hasSize(1);
                }
                return true;
            });
        }
    }

    private static <T> List<?> check(Field<T> field, Values values) {
        return field.check(java.util.Objects.requireNonNull(values.get(field)));
    }

    @SuppressWarnings("unchecked") // owners alone are codes of a length that the host decides
    private <T> void set(Values.Builder values, Field<T> field, Texts texts) {
        if (field instanceof TextField text) {
            values.set(text, texts.longest(text));
        } else if (field instanceof ChoiceField choice) {
            values.set(choice, some(ChoiceField.MAX_LENGTH, this::ofBasicPlane));
        } else if (field instanceof CodeField<?> code && code.valueType() == Owner.class) {
            values.set((Field<Owner>) field, Owner.queue(some(100, this::ofBasicPlane)));
        } else if (field instanceof TagsField tags) {
            values.set(tags, Set.of(some(TagsField.MAX_LENGTH, this::ideograph), some(40, this::word)));
        } else if (field.equals(ActivityFields.PARTICIPANTS)) {
            values.set(ActivityFields.PARTICIPANTS, List.of(Participant.of(Role.ATTENDEE, address())));
        } else if (field == RATIO) {
            values.set(RATIO, new BigDecimal("123456789012345678.12345678901234567891"));
        }
    }

    private static <T> void criteria(Field<T> field, Values values, List<Criterion> criteria) {
        T value = java.util.Objects.requireNonNull(values.get(field));
        if (field instanceof TextField text) {
            String written = (String) value;
            criteria.add(text.isLike(written));
            criteria.add(text.startsWith(written));
            criteria.add(text.matchesExactly(TextMatching.STARTS_WITH, written));
        }
        if (!(field instanceof KeyedField<T> keyed)) {
            criteria.add(field.is(value));
        } else if (!keyed.keys(value).isEmpty()) {
            criteria.add(keyed.hasAllOf(keyed.keys(value)));
        }
    }
}
