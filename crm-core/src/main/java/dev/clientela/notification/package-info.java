/** Telling users and others what happened: the port that sends, and the templates that say it. */
@NullMarked
package dev.clientela.notification;

import org.jspecify.annotations.NullMarked;
