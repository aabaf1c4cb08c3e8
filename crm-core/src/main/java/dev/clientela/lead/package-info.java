/** Leads: people and companies that may become customers, from their capture to their conversion or loss. */
@NullMarked
package dev.clientela.lead;

import org.jspecify.annotations.NullMarked;
