/** Sales territories: which accounts and opportunities lie in which, by rule. */
@NullMarked
package dev.clientela.rules.territory;

import org.jspecify.annotations.NullMarked;
