/** Catalogues of terms that a host may replace: sources, industries, reasons, kinds. */
@NullMarked
package dev.clientela.vocabulary;

import org.jspecify.annotations.NullMarked;
