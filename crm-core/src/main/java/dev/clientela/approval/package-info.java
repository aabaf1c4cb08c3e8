/** Processes by which records are approved before they bind the business: who is asked, in which order, and for what exactly. */
@NullMarked
package dev.clientela.approval;

import org.jspecify.annotations.NullMarked;
