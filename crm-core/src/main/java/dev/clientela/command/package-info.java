/** How a command travels: validate, open a unit of work, check access, decide, write, append events, commit. */
@NullMarked
package dev.clientela.command;

import org.jspecify.annotations.NullMarked;
