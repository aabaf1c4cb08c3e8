/** The way in: {@link dev.clientela.Crm}, how it is built, and the session of one actor. */
@NullMarked
package dev.clientela;

import org.jspecify.annotations.NullMarked;
