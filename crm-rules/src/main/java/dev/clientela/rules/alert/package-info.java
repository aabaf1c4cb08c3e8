/** Alerts: figures over a time that are watched, and whom to tell when they are no longer as they should be. */
@NullMarked
package dev.clientela.rules.alert;

import org.jspecify.annotations.NullMarked;
