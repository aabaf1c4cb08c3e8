/** Tasks, calls, visits, meetings, e-mails and notes, and what they are about. */
@NullMarked
package dev.clientela.activity;

import org.jspecify.annotations.NullMarked;
