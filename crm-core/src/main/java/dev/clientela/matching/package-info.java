/** Finding records that are probably the same person or company, by keys, never by comparing all with all. */
@NullMarked
package dev.clientela.matching;

import org.jspecify.annotations.NullMarked;
