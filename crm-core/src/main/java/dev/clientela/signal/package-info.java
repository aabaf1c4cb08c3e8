/** Who waits too long: the colours of leads by their activity, first responses, and the state of the day. */
@NullMarked
package dev.clientela.signal;

import org.jspecify.annotations.NullMarked;
