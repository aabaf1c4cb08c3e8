/** The entities: one for each record type, and those of the rows that all types share. Internal to the store. */
@NullMarked
package dev.clientela.persistence.jpa.entity;

import org.jspecify.annotations.NullMarked;
