/** A small host application: it embeds the CRM, lives through a company's sales data day by day, and reports. */
@NullMarked
package dev.clientela.examples.quickstart;

import org.jspecify.annotations.NullMarked;
