/** What a host has of its own: a table, an entity. */
@NullMarked
package dev.clientela.persistence.jpa.host;

import org.jspecify.annotations.NullMarked;
