/** How likely deals are and which figure of the forecast they count towards, by rule. */
@NullMarked
package dev.clientela.rules.forecast;

import org.jspecify.annotations.NullMarked;
