/** Rules by which activities recur: the port of the kernel by RFC 5545. */
@NullMarked
package dev.clientela.rules.recurrence;

import org.jspecify.annotations.NullMarked;
