/** Products, price books and the entries that give a product its price in a book. */
@NullMarked
package dev.clientela.catalog;

import org.jspecify.annotations.NullMarked;
