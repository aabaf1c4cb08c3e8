/** What the library refuses with: one unchecked hierarchy with stable codes, every fault at once, in two languages. */
@NullMarked
package dev.clientela.error;

import org.jspecify.annotations.NullMarked;
