/** Opportunities: deals on their way through the stages, with their lines, roles, costs and reasons. */
@NullMarked
package dev.clientela.opportunity;

import org.jspecify.annotations.NullMarked;
