/** How existing accounts and contacts are looked for, lead by lead, and what is done about those found, by rule. */
@NullMarked
package dev.clientela.rules.matching;

import org.jspecify.annotations.NullMarked;
