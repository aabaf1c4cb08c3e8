/** Which leads are converted, and into what, by rule: the declarative form of the kernel's conversion rules. */
@NullMarked
package dev.clientela.rules.conversion;

import org.jspecify.annotations.NullMarked;
