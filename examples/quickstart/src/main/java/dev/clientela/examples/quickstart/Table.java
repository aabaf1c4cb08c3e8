package dev.clientela.examples.quickstart;

import java.util.List;

/**
 * A table as people read it. A column whose cells are all numbers is set to the right.
 *
 * @param note what to know about it; may be empty
 */
record Table(String title, String note, List<String> columns, List<List<String>> rows) {

    boolean isNumeric(int column) {
        return rows.stream().map(row -> row.get(column)).allMatch(cell -> cell.matches("[-0-9,.]*( %)?"));
    }
}
