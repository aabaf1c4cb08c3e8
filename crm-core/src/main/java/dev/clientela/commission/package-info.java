/** Commission: what sellers earn by the deals they win, by which plan, and when it is settled. */
@NullMarked
package dev.clientela.commission;

import org.jspecify.annotations.NullMarked;
