/** The laws of amounts: rounded once, split without loss, converted at dated rates. */
@NullMarked
package dev.clientela.money;

import org.jspecify.annotations.NullMarked;
