/** What records may not be, and may not become, by rule: refused with a message and the field at fault. */
@NullMarked
package dev.clientela.rules.validation;

import org.jspecify.annotations.NullMarked;
