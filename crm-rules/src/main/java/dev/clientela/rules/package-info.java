/** Rule sets: read, checked, compiled, asked, explained. */
@NullMarked
package dev.clientela.rules;

import org.jspecify.annotations.NullMarked;
