package dev.clientela.approval;

/** Who may submit a record to a process. */
public sealed interface Submitter {

    /** The record's owner; of a queue's record, whoever draws from the queue. */
    record OfRecord() implements Submitter {}

    /** This user. */
    record OfUser(String id) implements Submitter {}

    /** Whoever draws from the queue. */
    record OfQueue(String name) implements Submitter {}

    /** Whoever has the role. */
    record OfRole(String name) implements Submitter {}

    static Submitter owner() {
        return new OfRecord();
    }

    static Submitter user(String id) {
        return new OfUser(id);
    }

    static Submitter queue(String name) {
        return new OfQueue(name);
    }

    static Submitter role(String name) {
        return new OfRole(name);
    }
}
