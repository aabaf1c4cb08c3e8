/** What is due without anybody asking: reminders, alerts, and the delivery of events to their subscribers. */
@NullMarked
package dev.clientela.housekeeping;

import org.jspecify.annotations.NullMarked;
