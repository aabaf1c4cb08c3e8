/** What the law gives a person: their data told, and forgotten. One of the few packages that see several aggregates. */
@NullMarked
package dev.clientela.privacy;

import org.jspecify.annotations.NullMarked;
