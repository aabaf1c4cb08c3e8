package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTest {

    @Property(tries = 500)
    void what_a_record_holds_comes_back_from_its_plain_form(@ForAll("samples") Sample sample) {
        sample.values().fields().forEach(field -> assertRoundTrip(field, sample));
    }

    private static <T> void assertRoundTrip(Field<T> field, Sample sample) {
        T value = sample.get(field);
        assertThat(field.fromPlain(field.toPlain(value))).as(field.name()).isEqualTo(value);
    }

    @Property(tries = 500)
    void the_canonical_form_is_its_own_and_keeps_what_is_checked(@ForAll("samples") Sample sample) {
        sample.values().fields().forEach(field -> assertCanonical(field, sample));
    }

    private static <T> void assertCanonical(Field<T> field, Sample sample) {
        T value = sample.get(field);
        assertThat(field.canonical(value)).as(field.name()).isEqualTo(value);
    }

    @Property(tries = 500)
    void a_plain_value_of_another_kind_is_refused(@ForAll("samples") Sample sample) {
        List<Object> plainValues = new ArrayList<>(List.of(Map.of(), List.of(), 1.5f, 'x', new Object()));
        sample.values().fields().forEach(field -> plainValues.add(plain(field, sample)));
        plainValues.add(Collections.singletonList(null));
        plainValues.add(Collections.singletonMap("currency", null));

        for (Field<?> field : Sample.TYPE.fields()) {
            for (Object plain : plainValues) {
                Throwable thrown = catchThrowable(() -> field.fromPlain(plain));
                if (thrown != null) {
                    assertThat(thrown).as(field + " from " + plain).isInstanceOf(MalformedValueException.class);
                }
            }
        }
    }

    private static <T> Object plain(Field<T> field, Sample sample) {
        return field.toPlain(sample.get(field));
    }

    @Test
    void text_is_measured_in_code_points_and_never_cut() {
        String longest = "😀".repeat(200);

        assertThat(Sample.TEXT.check(longest)).isEmpty();
        assertThat(Sample.TEXT.check(longest + "a")).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(RecordErrors.TOO_LONG);
            assertThat(violation.parameters()).containsEntry("max", 200).containsEntry("length", 201);
        });
    }

    @Test
    void what_stores_could_neither_sort_nor_find_is_refused() {
        String words = "\ufdfa".repeat(39); // each of 18 characters, spaces among them, once folded

        assertThat(Sample.TEXT.check(words)).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(RecordErrors.TOO_LONG);
            assertThat(violation.parameters()).containsEntry("max", 700).containsEntry("length", 702);
        });
        assertThat(Sample.TEXT.check(words.substring(1))).isEmpty();
        assertThat(Sample.SYSTEM.tags().check(Set.of(words)))
                .extracting(Violation::code)
                .containsExactly(RecordErrors.TOO_LONG);
        assertThat(Sample.CUSTOM_TEXT.check(words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83d", "\ude00", "x\ud83dx"})
    void text_that_databases_cannot_keep_is_refused(String text) {
        assertThat(Sample.TEXT.check(text)).extracting(Violation::code).containsExactly(RecordErrors.UNSTORABLE);
        assertThat(Sample.SYSTEM.tags().check(Set.of(text)))
                .extracting(Violation::code)
                .contains(RecordErrors.UNSTORABLE);
    }

    @Test
    void decimals_keep_to_their_digits() {
        assertThat(Sample.DECIMAL.check(Sample.decimal("0.123456780"))).isEmpty();
        assertThat(codes(Sample.DECIMAL, Sample.decimal("0.123456789"))).containsExactly(RecordErrors.TOO_PRECISE);
        assertThat(codes(Sample.DECIMAL, Sample.decimal("1E+30"))).containsExactly(RecordErrors.OUT_OF_RANGE);
        assertThat(Sample.DECIMAL.check(Sample.decimal("9.9E+29"))).isEmpty();
    }

    @Test
    void dates_and_instants_keep_to_years_1_to_9999() {
        assertThat(codes(Sample.DATE, java.time.LocalDate.of(10_000, 1, 1))).containsExactly(RecordErrors.OUT_OF_RANGE);
        assertThat(codes(Sample.DATE, java.time.LocalDate.of(0, 12, 31))).containsExactly(RecordErrors.OUT_OF_RANGE);
        assertThat(codes(Sample.INSTANT, java.time.Instant.MAX)).containsExactly(RecordErrors.OUT_OF_RANGE);
        assertThat(Sample.INSTANT.check(Sample.instant("9999-12-31T23:59:59.999999Z")))
                .isEmpty();
    }

    private static <T> List<dev.clientela.error.ErrorCode> codes(Field<T> field, T value) {
        return field.check(value).stream().map(Violation::code).toList();
    }

    @Test
    void instants_are_kept_to_the_microsecond_before_the_epoch_too() {
        Sample sample = Sample.number(1).having(Sample.INSTANT, Sample.instant("1969-12-31T23:59:59.999999999Z"));

        assertThat(sample.get(Sample.INSTANT)).isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @Test
    void money_is_as_precise_as_its_currency_and_never_rounded() {
        assertThat(Sample.MONEY.fromPlain(Map.of("currency", "KWD", "amount", new BigDecimal("1.5"))))
                .isEqualTo(Sample.money("KWD 1.500"));
        assertThatThrownBy(() -> Sample.MONEY.fromPlain(Map.of("currency", "JPY", "amount", new BigDecimal("1.5"))))
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RecordErrors.TOO_PRECISE));
    }

    @Test
    void tags_that_differ_by_case_or_accents_are_one() {
        Sample sample = Sample.number(1).having(Sample.SYSTEM.tags(), Set.of(" vip", "VIP", "VÍP", "Año"));

        assertThat(sample.tags()).containsExactly("Año", "VIP");
    }

    @Test
    void an_id_is_written_in_full() {
        assertThatThrownBy(() -> Sample.PARENT.fromPlain("1-1-1-1-1")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> RecordRef.parse("sample/1-1-1-1-1")).isInstanceOf(IllegalArgumentException.class);
        RecordRef ref = Sample.number(1).ref();
        assertThat(RecordRef.parse(ref.toString())).isEqualTo(ref);
    }

    @Test
    void elements_are_found_by_their_keys_and_blank_ones_are_not() {
        List<Sample.Part> parts = List.of(new Sample.Part("Ñu ", 1), new Sample.Part(" ", 2), new Sample.Part("nu", 3));

        assertThat(Sample.PARTS.keys(parts)).containsExactly("nu");
    }

    @Provide
    Arbitrary<Sample> samples() {
        return SampleArbitraries.samples();
    }
}
