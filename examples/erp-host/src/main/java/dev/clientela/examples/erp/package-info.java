/** A small ERP that embeds the CRM: one database, one transaction, events both ways. */
@NullMarked
package dev.clientela.examples.erp;

import org.jspecify.annotations.NullMarked;
