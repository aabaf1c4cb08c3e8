/** What records are worth, by rule: points that add up, lose weight with time, and come to a grade. */
@NullMarked
package dev.clientela.rules.scoring;

import org.jspecify.annotations.NullMarked;
