package dev.clientela.examples.benchmarks.rules;

/** One way to decide by rules. Used by one thread. */
interface Contender extends AutoCloseable {

    /** The lead in the form that decisions are asked of; not measured. */
    default Object prepare(FlatLead lead) {
        return lead;
    }

    /** The number of the first rule that holds, or -1. */
    int first(Object lead);

    /** The points of all rules that hold. */
    long score(Object lead);

    @Override
    default void close() {}
}
