package dev.clientela.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.intake.ImportErrors;
import dev.clientela.record.RecordErrors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");

    private final Violation tooLong =
            new Violation("company", RecordErrors.TOO_LONG, Map.of("max", 200, "length", 201));

    @Test
    void words_come_with_their_parameters_in_the_language_asked_for() {
        assertThat(tooLong.message(Locale.US)).isEqualTo("The text is too long: at most 200 characters.");
        assertThat(tooLong.message(SPANISH)).isEqualTo("El texto es demasiado largo: como máximo 200 caracteres.");
    }

    @Test
    void other_languages_read_english() {
        assertThat(tooLong.message(Locale.JAPAN)).isEqualTo(tooLong.message(Locale.ENGLISH));
    }

    @Test
    void a_refused_input_tells_all_its_faults_with_their_paths() {
        ValidationException refused = new ValidationException(List.of(tooLong, Violation.of("", RecordErrors.UNKNOWN)));

        assertThat(refused.message(SPANISH))
                .isEqualTo("company: El texto es demasiado largo: como máximo 200 caracteres.\nNo existe ese campo.");
    }

    @Test
    void parameters_are_not_taken_for_a_pattern() {
        Violation unknown = Violation.of("x", RecordErrors.UNKNOWN_KEY, "key", "$1 {key} \\");

        assertThat(unknown.message(Locale.ENGLISH)).isEqualTo("A criterion has no use for $1 {key} \\ here.");
    }

    @Test
    void a_code_of_the_host_stands_for_itself() {
        assertThat(Messages.in(Locale.ENGLISH).of(ErrorCode.of("host.own_rule"), Map.of("limit", 3)))
                .isEqualTo("host.own_rule {limit=3}");
    }

    @Test
    void one_is_not_told_as_many() {
        assertThat(Violation.of("", RecordErrors.TOO_LONG, "max", 1).message(Locale.ENGLISH))
                .isEqualTo("The text is too long: at most 1 character.");
        assertThat(Violation.of("", RecordErrors.TOO_LONG, "max", 1).message(SPANISH))
                .isEqualTo("El texto es demasiado largo: como máximo 1 carácter.");
        Violation cells = new Violation("", ImportErrors.CELL_COUNT, Map.of("found", 11, "expected", 1));
        assertThat(cells.message(Locale.ENGLISH)).isEqualTo("The row has 11 cells where there is 1 column.");
        assertThat(cells.message(SPANISH)).isEqualTo("La fila tiene 11 celdas y hay 1 columna.");
        assertThat(new Violation("", ImportErrors.CELL_COUNT, Map.of()).message(Locale.ENGLISH))
                .as("what is not known is not one")
                .isEqualTo("The row has ? cells where there are ? columns.");
    }
}
