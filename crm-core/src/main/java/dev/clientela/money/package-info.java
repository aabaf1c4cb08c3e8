/** The laws of amounts: rounded once, split without loss. */
@NullMarked
package dev.clientela.money;

import org.jspecify.annotations.NullMarked;
