/** What happened: the envelope of an event, its changes field by field, and who is told of it. */
@NullMarked
package dev.clientela.event;

import org.jspecify.annotations.NullMarked;
