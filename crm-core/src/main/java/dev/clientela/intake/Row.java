package dev.clientela.intake;

import java.util.List;

/**
 * One row of a source.
 *
 * @param number 1 for the first row of data
 * @param line the line of the file that it begins on, from 1; the row's number where there are no lines
 * @param cells in the order of the columns; empty text where nothing is said
 */
public record Row(long number, long line, List<String> cells) {

    public Row {
        cells = List.copyOf(cells);
    }
}
