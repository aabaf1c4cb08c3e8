/** Working time: when a business is open, and how much of it has passed. */
@NullMarked
package dev.clientela.calendar;

import org.jspecify.annotations.NullMarked;
