/** Contacts: the people one speaks with, how to reach them, and where they work. */
@NullMarked
package dev.clientela.contact;

import org.jspecify.annotations.NullMarked;
