package dev.clientela.agenda;

import dev.clientela.security.Owner;

/**
 * Who is to do a generated task. A user who is not there, or not active any more, does nothing: then it is the deal's
 * owner's, and else waits in the queue {@value DealTasks#QUEUE}.
 */
public sealed interface TaskAssignee {

    /** Whose the deal is when it enters the stage. */
    record DealOwner() implements TaskAssignee {}

    /** Whom the deal's owner reports to. */
    record ManagerOfOwner() implements TaskAssignee {}

    /** This user, or the members of this queue. */
    record Named(Owner owner) implements TaskAssignee {}
}
