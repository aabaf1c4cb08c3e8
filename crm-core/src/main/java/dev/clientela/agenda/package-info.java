/** What is to be done when: the tasks that deals bring with them, the agenda of sellers and teams, and its calendar. */
@NullMarked
package dev.clientela.agenda;

import org.jspecify.annotations.NullMarked;
