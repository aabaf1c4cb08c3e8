package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.remarks;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.error.DuplicateException;
import dev.clientela.error.StoreException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.FieldSet;
import dev.clientela.record.RecordType;
import dev.clientela.record.Sample;
import dev.clientela.record.SampleId;
import dev.clientela.record.Values;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Records come back as they were written. */
public interface RepositoryContract extends StoreFixture {

    /** Texts that stores have lost or changed. */
    List<String> HOSTILE_TEXTS = List.of(
            "",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "plain",
            " before",
            "after ",
            "PLAIN",
            "Plain",
            "pláin",
            "pla\u0301in",
            "plaın",
            "straße",
            "STRASSE",
            "😀",
            "👩\u200d👩\u200d👧",
            "𝔘𝔫𝔦",
            "\uFFFD",
            "\uE000",
            "漢字",
            "\u200b",
            "\u00a0",
            "null",
            "NULL",
            "'",
            "\"",
            "\\",
            "%",
            "_",
            "a%",
            "a_b",
            "$1",
            "{0}",
            ";--",
            "0",
            "1.0",
            "true",
            "<b>");

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    @Label("Every value of every kind comes back as it was")
    default void everyValueOfEveryKindComesBackAsItWas(
            @ForAll(supplier = SampleSuppliers.Samples.class) List<Sample> samples) {
        Scope scope = newTenant();
        insert(scope, samples);

        assertThat(all(scope, Sample.TYPE)).containsExactlyElementsOf(samples);
        for (Sample sample : samples) {
            assertThat(this.<java.util.Optional<Sample>>read(
                            scope, unit -> samples(unit).find(sample.id().value())))
                    .contains(sample);
        }
    }

    @Test
    @DisplayName("Text comes back character for character and is found by exactly itself")
    default void textIsKept() {
        Scope scope = newTenant();
        for (int n = 0; n < HOSTILE_TEXTS.size(); n++) {
            String text = HOSTILE_TEXTS.get(n);
            insert(scope, Sample.number(n).having(Sample.TEXT, text).having(Sample.CUSTOM_TEXT, text));
        }
        for (int n = 0; n < HOSTILE_TEXTS.size(); n++) {
            String text = HOSTILE_TEXTS.get(n);
            Sample expected = Sample.number(n).having(Sample.TEXT, text).having(Sample.CUSTOM_TEXT, text);
            assertThat(committed(scope, n)).contains(expected);
            for (Criterion criterion : List.of(Sample.TEXT.is(text), Sample.CUSTOM_TEXT.is(text))) {
                assertThat(found(scope, criterion)).as("found by <%s>", text).containsExactly(expected);
            }
        }
    }

    @Test
    @DisplayName("An update replaces every value, and clears those that are gone")
    default void updateReplaces() {
        Scope scope = newTenant();
        Sample before = Sample.number(1)
                .having(Sample.TEXT, "old")
                .having(Sample.INTEGER, 7L)
                .having(Sample.CUSTOM_FLAG, true)
                .having(Sample.PARTS, List.of(new Sample.Part("wheel", 4), new Sample.Part("door", 2)))
                .having(Sample.SYSTEM.tags(), java.util.Set.of("a", "b"));
        Sample after = Sample.number(1)
                .next()
                .having(Sample.TEXT, "new")
                .having(Sample.CUSTOM_INTEGER, 3L)
                .having(Sample.PARTS, List.of(new Sample.Part("door", 3)));
        insert(scope, before);
        write(scope, unit -> samples(unit).update(after, 1));

        assertThat(committed(scope, 1)).contains(after);
        assertThat(found(scope, Sample.TEXT.is("old"))).isEmpty();
        assertThat(found(scope, Sample.TEXT.is("new"))).containsExactly(after);
        assertThat(found(scope, Sample.PARTS.has("wheel"))).isEmpty();
        assertThat(found(scope, Sample.SYSTEM.tags().has("a"))).isEmpty();
        assertThat(found(scope, Sample.CUSTOM_FLAG.isPresent())).isEmpty();
    }

    @Test
    @DisplayName("A deleted record is found no more, in any way; its id may be used again")
    default void deleteRemoves() {
        Scope scope = newTenant();
        Sample sample = Sample.number(1).having(Sample.TEXT, "gone").having(Sample.CUSTOM_TEXT, "gone");
        insert(scope, sample);
        write(scope, unit -> samples(unit).delete(sample, 1));

        assertThat(committed(scope, 1)).isEmpty();
        assertThat(all(scope, Sample.TYPE)).isEmpty();
        assertThat(found(scope, Sample.TEXT.is("gone"))).isEmpty();

        insert(scope, Sample.number(1));
        assertThat(committed(scope, 1)).contains(Sample.number(1));
    }

    @Test
    @DisplayName("Many deleted at once are found no more; where one has changed meanwhile, all stay")
    default void deleteAllRemoves() {
        Scope scope = newTenant();
        List<Sample> samples =
                List.of(Sample.number(1).having(Sample.TEXT, "gone"), Sample.number(2), Sample.number(3));
        insert(scope, samples);
        write(scope, unit -> {
            samples(unit).insert(Sample.number(4));
            samples(unit).deleteAll(samples.subList(0, 2));
            assertThat(samples(unit).findAll(List.of(uuid(1), uuid(2), uuid(3))))
                    .hasSize(1);
        });
        assertThat(all(scope, Sample.TYPE)).containsExactlyInAnyOrder(samples.get(2), Sample.number(4));

        write(scope, unit -> samples(unit).update(samples.get(2).next().having(Sample.TEXT, "newer"), 1));
        assertThatThrownBy(() ->
                        write(scope, unit -> samples(unit).deleteAll(List.of(Sample.number(4), samples.get(2)))))
                .isInstanceOf(ConflictException.class);
        assertThat(all(scope, Sample.TYPE)).hasSize(2);
    }

    @Test
    @DisplayName("A record deleted and inserted again in one unit is the new one")
    default void deleteThenInsert() {
        Scope scope = newTenant();
        Sample old = Sample.number(1).having(Sample.TEXT, "old").having(Sample.CUSTOM_TEXT, "old");
        Sample replaced = Sample.number(1).having(Sample.TEXT, "new");
        insert(scope, old);
        write(scope, unit -> {
            samples(unit).delete(old, 1);
            samples(unit).insert(replaced);
        });
        assertThat(all(scope, Sample.TYPE)).containsExactly(replaced);
    }

    @Test
    @DisplayName("Several records are found in the order asked for, each once, missing ones left out")
    default void findAllKeepsTheOrderAskedFor() {
        Scope scope = newTenant();
        insert(scope, Sample.number(1), Sample.number(2), Sample.number(3));
        List<Sample> found =
                read(scope, unit -> samples(unit).findAll(List.of(uuid(3), uuid(9), uuid(1), uuid(3), uuid(2))));
        assertThat(found).containsExactly(Sample.number(3), Sample.number(1), Sample.number(2));
    }

    @Test
    @DisplayName("Types do not mix")
    default void typesDoNotMix() {
        Scope scope = newTenant();
        write(scope, unit -> {
            samples(unit).insert(Sample.number(1));
            remarks(unit).insert(Remark.number(1));
            remarks(unit).insert(Remark.number(2));
        });
        assertThat(all(scope, Sample.TYPE)).hasSize(1);
        assertThat(all(scope, Remark.TYPE)).hasSize(2);
        assertThat(this.<Long>read(scope, unit -> remarks(unit).count(Criterion.always())))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("What is not there, or has another version, cannot be changed")
    default void staleChangesConflict() {
        Scope scope = newTenant();
        Sample sample = Sample.number(1);
        insert(scope, sample);
        write(scope, unit -> samples(unit).update(sample.next(), 1));
        Sample missing = Sample.number(2);

        assertThatThrownBy(() -> write(scope, unit -> samples(unit).update(sample.next(), 1)))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> {
                    assertThat(conflict.code()).isEqualTo(StoreErrors.CONFLICT);
                    assertThat(conflict.parameters()).containsEntry("record", sample.ref());
                });
        assertConflict(() -> write(scope, unit -> samples(unit).delete(sample, 1)));
        assertConflict(() -> write(scope, unit -> samples(unit).update(missing.next(), 1)));
        assertConflict(() -> write(scope, unit -> samples(unit).delete(missing, 1)));
        assertThat(all(scope, Sample.TYPE)).containsExactly(sample.next());
    }

    private static void assertConflict(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.CONFLICT));
    }

    @Test
    @DisplayName("An id that is taken is refused, and the record that has it stays as it is")
    default void takenId() {
        Scope scope = newTenant();
        Sample first = Sample.number(1).having(Sample.TEXT, "first");
        insert(scope, first);
        assertThatThrownBy(() -> insert(scope, Sample.number(1).having(Sample.TEXT, "second")))
                .isInstanceOfSatisfying(
                        DuplicateException.class, e -> assertThat(e.code()).isEqualTo(StoreErrors.DUPLICATE_KEY));
        assertThat(all(scope, Sample.TYPE)).containsExactly(first);
    }

    @Test
    @DisplayName("A record type that the store was not opened with is refused")
    default void unknownType() {
        assertThatThrownBy(() ->
                        read(newTenant(), unit -> unit.records(Stranger.TYPE).count(Criterion.always())))
                .isInstanceOf(StoreException.class)
                .extracting(e -> ((CrmException) e).code())
                .isEqualTo(StoreErrors.UNKNOWN_TYPE);
    }

    /** A record of a type that is in no catalog. */
    final class Stranger extends CrmRecord<Stranger> {

        static final RecordType<Stranger> TYPE =
                FieldSet.of("stranger", SampleId::new).type(Stranger::new);

        private Stranger(Values values) {
            super(values);
        }

        @Override
        public RecordType<Stranger> type() {
            return TYPE;
        }

        @Override
        public SampleId id() {
            throw new UnsupportedOperationException();
        }
    }
}
