/** Leads become accounts, contacts and opportunities: rules, plan, apply, receipt, undo. */
@NullMarked
package dev.clientela.conversion;

import org.jspecify.annotations.NullMarked;
