package dev.clientela.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV file (RFC 4180) whose first line names the columns: any line ends, line ends and doubled quotes within
 * quotes, a byte order mark. Empty lines are no rows. Cells come as they are written; spaces around column names do not
 * count.
 *
 * <p>The host decodes: a reader that reports malformed bytes, rather than replacing them, makes the wrong encoding an
 * error instead of damaged names. A quote that is never closed, text behind a closing quote, and a cell of more than 16
 * million characters end the source with {@code import.source_unreadable}; nothing is guessed.
 */
public final class CsvSource implements RowSource {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private long line = 1;
    private long number;

    private CsvSource(Reader reader, char separator) {
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(withoutMark(reader))
                .iterator();
        columns = read().map(
                        header -> header.getFields().stream().map(String::strip).toList())
                .orElse(List.of());
    }

    /** Comma-separated values. */
    public static CsvSource of(Reader reader) {
        return of(reader, ',');
    }

    /** Values separated by a semicolon, a tab or whatever it is. */
    public static CsvSource of(Reader reader, char separator) {
        return new CsvSource(reader, separator);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() {
        return read().map(record -> new Row(++number, record.getStartingLineNumber(), record.getFields()));
    }

    private Optional<CsvRecord> read() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return Optional.of(record);
        } catch (CsvParseException | UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UnreadableSourceException(line, cause);
        }
    }

    private static Reader withoutMark(Reader reader) {
        PushbackReader pushback = new PushbackReader(reader);
        try {
            int first = pushback.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                pushback.unread(first);
            }
            return pushback;
        } catch (IOException e) {
            throw new UnreadableSourceException(1, e);
        }
    }
}
