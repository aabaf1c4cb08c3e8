package dev.clientela.intake;

import java.io.StringReader;

/** Sources out of text, for tests. */
final class Csv {

    private Csv() {}

    /** Lines, joined by line feeds. */
    static RowSource of(String... lines) {
        return CsvSource.of(new StringReader(String.join("\n", lines)));
    }
}
