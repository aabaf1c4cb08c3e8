/**
 * Records in from rows of text and out again, through the fields and facades that forms and commands use: import with an
 * outcome for every row, export that can be imported again.
 */
@NullMarked
package dev.clientela.intake;

import org.jspecify.annotations.NullMarked;
