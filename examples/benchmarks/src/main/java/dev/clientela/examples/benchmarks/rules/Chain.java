package dev.clientela.examples.benchmarks.rules;

/** What the classes implement that are generated for a chain of ifs. */
public interface Chain {

    /** The number of the first rule that holds, or -1. */
    int first(FlatLead lead);

    /** The points of all rules that hold. */
    long score(FlatLead lead);
}
