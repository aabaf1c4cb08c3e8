/** Offers and proformas: drafted, sent, seen by their customer, accepted, and handed over as orders. */
@NullMarked
package dev.clientela.quote;

import org.jspecify.annotations.NullMarked;
