/** What would change if other rules were in force: a candidate beside the present rules on real records, without writing. */
@NullMarked
package dev.clientela.rules.simulation;

import org.jspecify.annotations.NullMarked;
