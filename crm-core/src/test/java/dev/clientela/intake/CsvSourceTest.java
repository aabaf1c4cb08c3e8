package dev.clientela.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Actor;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CsvSourceTest {

    private static final Import<Lead> LEADS = Import.into(Lead.TYPE)
            .matching(LeadFields.EXTERNAL_ID)
            .column("key", LeadFields.EXTERNAL_ID)
            .column("company", LeadFields.COMPANY);

    private final CrmSession ada = Crm.inMemory().as(Actor.user("ada"));

    private static List<Row> rows(String text) {
        RowSource source = CsvSource.of(new StringReader(text));
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    @Test
    @DisplayName("a byte order mark is no part of the first column, quoted or not")
    void skipsTheByteOrderMark() {
        assertThat(CsvSource.of(new StringReader("\uFEFFa,b\n1,2")).columns()).containsExactly("a", "b");
        assertThat(CsvSource.of(new StringReader("\uFEFF\"a\",b\n1,2")).columns())
                .containsExactly("a", "b");
    }

    @Test
    @DisplayName("rows are numbered, and know the line of the file that they begin on")
    void numbersRowsAndLines() {
        assertThat(rows("a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n"))
                .containsExactly(new Row(1, 2, List.of("1", "x\r\ny")), new Row(2, 5, List.of("2", "z")));
    }

    @Test
    @DisplayName("other separators are declared")
    void takesOtherSeparators() {
        RowSource source = CsvSource.of(new StringReader("a;b\n1,5;\"2;0\""), ';');

        assertThat(source.next().orElseThrow().cells()).containsExactly("1,5", "2;0");
    }

    @Test
    @DisplayName("an empty file has no columns and no rows")
    void readsNothing() {
        RowSource source = CsvSource.of(new StringReader(""));

        assertThat(source.columns()).isEmpty();
        assertThat(source.next()).isEmpty();
    }

    @Test
    @DisplayName("rows with too few or too many cells are rejected with both counts; the others are taken")
    void rejectsRowsOfOtherLengths() {
        ImportReport report = ada.imports().run(LEADS, Csv.of("key,company", "1", "2,B,extra", "3,C"));

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.faults()).containsExactly(new ImportReport.FaultCount("", ImportErrors.CELL_COUNT, 2));
        assertThat(report.firstRefused().get(1).faults().get(0).violation().parameters())
                .containsEntry("expected", 2)
                .containsEntry("found", 3);
    }

    @Test
    @DisplayName("a quote that is never closed ends the source; what came before is in, what broke is told")
    void endsAtAnUnclosedQuote() {
        ImportReport report = ada.imports().run(LEADS, Csv.of("key,company", "1,A", "2,\"B", "3,C"));

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.isClean()).isFalse();
        assertThat(report.brokenOff())
                .hasValueSatisfying(
                        violation -> assertThat(violation.code()).isEqualTo(ImportErrors.SOURCE_UNREADABLE));
    }

    @Test
    @DisplayName("text behind a closing quote is an error, never glued to the cell")
    void refusesTextBehindQuotes() {
        assertThatThrownBy(() -> rows("a,b\n\"1\"x,2")).isInstanceOf(UnreadableSourceException.class);
    }

    @Test
    @DisplayName("a cell of ten million characters is rejected as too long, and the rows around it are taken")
    void survivesAHugeCell() {
        String huge = "x".repeat(10_000_000);

        ImportReport report = ada.imports().run(LEADS, Csv.of("key,company", "1,A", "2," + huge, "3,C"));

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.faults()).containsExactly(new ImportReport.FaultCount("company", RecordErrors.TOO_LONG, 1));
    }

    @Test
    @DisplayName("a cell beyond any sense ends the source with a typed error")
    void endsAtACellBeyondSense() {
        String endless = "x".repeat(17_000_000);

        ImportReport report = ada.imports().run(LEADS, Csv.of("key,company", "1,A", "2," + endless));

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.brokenOff()).isPresent();
    }

    @Test
    @DisplayName("bytes that are not of the declared encoding end the source, instead of damaging names")
    void refusesTheWrongEncoding() {
        byte[] bytes = "key,company\n1,Crédito\n".getBytes(StandardCharsets.ISO_8859_1);
        Reader strict = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());

        assertThatThrownBy(() -> ada.imports().run(LEADS, CsvSource.of(strict)))
                .isInstanceOf(UnreadableSourceException.class);
        assertThat(ada.leads().count(Criterion.always())).isZero();
    }
}
