package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.error.ErrorCode;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {

    private static final TextFormat SPANISH = TextFormat.ISO
            .numbers(',', '.')
            .dates("d/M/uuuu[ H:mm]")
            .zone(ZoneId.of("Europe/Madrid"))
            .currency(CurrencyUnit.EUR);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1,12; 1.12", "1.112; 1112", "-1.234.567,5; -1234567.5", "+7; 7", " 1,50 ; 1.5"})
    @DisplayName("DM-30 numbers are read as the declared locale writes them")
    void numbers_are_read_as_declared(String text, String number) {
        assertThat(Sample.DECIMAL.parse(text, SPANISH)).isEqualTo(Sample.decimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,12", "1,1234", "1.234,5", "1.2.3", "1,,234", "1'000", "1 000", "12,34,567"})
    @DisplayName("DM-30 1,12 does not become 112")
    void what_another_locale_would_read_is_refused(String text) {
        assertRefused(RecordErrors.AMBIGUOUS, () -> Sample.DECIMAL.parse(text, TextFormat.ISO));
    }

    @Test
    @DisplayName("DM-30 1.12 is refused where the point separates thousands")
    void a_point_out_of_place_is_refused() {
        assertRefused(RecordErrors.AMBIGUOUS, () -> Sample.DECIMAL.parse("1.12", SPANISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "1e5", "0x10", "NaN", "∞", "١٢", "1-2", "--1", "."})
    void what_is_no_number_is_refused(String text) {
        assertRefused(RecordErrors.MALFORMED, () -> Sample.DECIMAL.parse(text, TextFormat.ISO));
    }

    @Test
    void whole_numbers_have_no_decimals() {
        assertThat(Sample.INTEGER.parse("1,234.00", TextFormat.ISO)).isEqualTo(1234L);
        assertRefused(RecordErrors.MALFORMED, () -> Sample.INTEGER.parse("1.5", TextFormat.ISO));
        assertRefused(RecordErrors.MALFORMED, () -> Sample.INTEGER.parse("9223372036854775808", TextFormat.ISO));
    }

    @Test
    void money_names_its_currency_or_takes_the_declared_one() {
        assertThat(Sample.MONEY.parse("1.250,50", SPANISH)).isEqualTo(Sample.money("EUR 1250.50"));
        assertThat(Sample.MONEY.parse("JPY 1.250", SPANISH)).isEqualTo(Sample.money("JPY 1250"));
        assertThat(Sample.PRICE.parse("EUR 0.12345", TextFormat.ISO)).isEqualTo(Sample.price("EUR 0.12345"));
        assertRefused(RecordErrors.AMBIGUOUS, () -> Sample.MONEY.parse("1250", TextFormat.ISO));
        assertRefused(RecordErrors.TOO_PRECISE, () -> Sample.MONEY.parse("JPY 1.5", TextFormat.ISO));
        assertRefused(RecordErrors.MALFORMED, () -> Sample.MONEY.parse("XYZ 1", TextFormat.ISO));
    }

    @Test
    void dates_are_read_by_the_declared_pattern_alone() {
        assertThat(Sample.DATE.parse("1/2/2024", SPANISH)).isEqualTo(LocalDate.of(2024, 2, 1));
        assertRefused(RecordErrors.MALFORMED, () -> Sample.DATE.parse("2024-02-01", SPANISH));
        assertRefused(RecordErrors.MALFORMED, () -> Sample.DATE.parse("30/2/2024", SPANISH));
        assertRefused(RecordErrors.MALFORMED, () -> Sample.DATE.parse("13/13/2024", SPANISH));
    }

    @Test
    void times_without_a_zone_are_in_the_declared_one() {
        assertThat(Sample.INSTANT.parse("1/7/2024 10:00", SPANISH)).isEqualTo("2024-07-01T08:00:00Z");
        assertThat(Sample.INSTANT.parse("1/7/2024", SPANISH)).isEqualTo("2024-06-30T22:00:00Z");
        assertThat(Sample.INSTANT.parse(" 2024-07-01T10:00:00Z ", SPANISH)).isEqualTo("2024-07-01T10:00:00Z");
        assertThat(Sample.INSTANT.parse("2024-07-01T10:00:00.1234567+05:30", SPANISH))
                .isEqualTo("2024-07-01T04:30:00.123456Z");
    }

    @Test
    void a_time_that_happens_twice_is_the_first() {
        assertThat(Sample.INSTANT.parse("30/10/2022 2:30", SPANISH)).isEqualTo("2022-10-30T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "SÍ, true", "1, true", "No, false", "0, false"})
    void flags_are_words_of_either_language(String text, boolean flag) {
        assertThat(Sample.FLAG.parse(text, SPANISH)).isEqualTo(flag);
    }

    @ParameterizedTest
    @CsvSource({"'1',','", "',','1'", "-,.", "'.','.'"})
    void separators_are_two_and_no_part_of_a_number(char decimalPoint, char thousands) {
        assertThatThrownBy(() -> TextFormat.ISO.numbers(decimalPoint, thousands))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void any_text_is_read_or_refused_as_malformed(@ForAll String text) {
        for (Field<?> field : SampleArbitraries.optionalFields()) {
            Throwable thrown = catchThrowable(() -> field.parse(text, SPANISH));
            if (thrown != null) {
                assertThat(thrown).as(field.name()).isInstanceOf(MalformedValueException.class);
            }
        }
    }

    private static void assertRefused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable parsing) {
        assertThatThrownBy(parsing)
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
