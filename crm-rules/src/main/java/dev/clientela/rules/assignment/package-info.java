/** Who gets a record: rules that give it to a user, a queue, or one of a pool in turn. */
@NullMarked
package dev.clientela.rules.assignment;

import org.jspecify.annotations.NullMarked;
