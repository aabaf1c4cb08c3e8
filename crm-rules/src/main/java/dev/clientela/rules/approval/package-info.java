/** Whether something has to be approved, by whom, in which steps: the decision, not the process that follows it. */
@NullMarked
package dev.clientela.rules.approval;

import org.jspecify.annotations.NullMarked;
