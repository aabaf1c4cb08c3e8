package dev.clientela.intake;

import dev.clientela.error.Violation;

/**
 * One thing that is wrong with a row.
 *
 * @param column the column whose cell is at fault; empty when it is the row as a whole, or a field that no column fills
 * @param violation the field at fault and the rule that it breaks
 */
public record RowFault(String column, Violation violation) {}
