/** How much may be taken off, by rule, so that splitting lines does not help; and who has to approve what goes beyond. */
@NullMarked
package dev.clientela.rules.discount;

import org.jspecify.annotations.NullMarked;
