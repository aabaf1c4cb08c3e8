/** Escalation: by when something has to be answered and resolved, and who hears of it when time runs out. */
@NullMarked
package dev.clientela.rules.escalation;

import org.jspecify.annotations.NullMarked;
