package dev.clientela.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Rows as a CSV file (RFC 4180): lines end in CR LF, quotes stand where they are needed. The host opens, encodes and
 * closes; a file for people with spreadsheets is best UTF-8 with a byte order mark. Failures to write are thrown as
 * {@link UncheckedIOException}.
 */
public final class CsvTarget implements RowTarget {

    private final CsvWriter csv;

    private CsvTarget(Writer writer) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    }

    public static CsvTarget to(Writer writer) {
        return new CsvTarget(writer);
    }

    @Override
    public void columns(List<String> names) {
        row(names);
    }

    @Override
    public void row(List<String> cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
