/** Workflow: what follows from a save by rule, at once or after a time. */
@NullMarked
package dev.clientela.rules.workflow;

import org.jspecify.annotations.NullMarked;
