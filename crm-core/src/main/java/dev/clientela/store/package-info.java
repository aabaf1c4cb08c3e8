/** The port that a database is plugged into: units of work, repositories, event log and outbox. */
@NullMarked
package dev.clientela.store;

import org.jspecify.annotations.NullMarked;
