/** Which of many criteria hold for one record, at a cost that follows what matches, not what exists. */
@NullMarked
package dev.clientela.rules.index;

import org.jspecify.annotations.NullMarked;
