/** The store on a relational database through Jakarta Persistence. */
@NullMarked
package dev.clientela.persistence.jpa;

import org.jspecify.annotations.NullMarked;
