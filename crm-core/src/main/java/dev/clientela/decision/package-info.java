/** What was decided by rule, why, and what deciding has to remember from one time to the next. */
@NullMarked
package dev.clientela.decision;

import org.jspecify.annotations.NullMarked;
