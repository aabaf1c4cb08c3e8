/** The five ideas that everything stands on: records, their fields, criteria over them, queries and reports. */
@NullMarked
package dev.clientela.record;

import org.jspecify.annotations.NullMarked;
