package dev.clientela.rules;

import dev.clientela.error.ValidationException;

/**
 * Where the rule set in force is kept, one at a time: a new one takes the place of the old at once, for decisions that
 * begin afterwards; a broken one is refused, and the old stays. Thread-safe. A host puts its rules in again when it
 * starts.
 */
public final class Rulebook<O> {

    private final OutcomeType<O> decides;
    private final RuleContext context;
    private volatile RuleProgram<O> program;

    /** @throws ValidationException with every fault of the rule set */
    public Rulebook(RuleSet<O> first, RuleContext context) {
        this.decides = first.decides();
        this.context = context;
        this.program = RuleProgram.compile(first, context);
    }

    /** @throws ValidationException with every fault of the document */
    public Rulebook(String json, OutcomeType<O> decides, RuleContext context) {
        this.decides = decides;
        this.context = context;
        this.program = RuleProgram.read(json, decides, context);
    }

    /** The rules in force; a decision asks once and goes by what it got. */
    public RuleProgram<O> inForce() {
        return program;
    }

    /** @throws ValidationException with every fault; the present rules stay */
    public RuleProgram<O> replace(RuleSet<O> next) {
        RuleProgram<O> compiled = RuleProgram.compile(next, context);
        program = compiled;
        return compiled;
    }

    /** @throws ValidationException with every fault; the present rules stay */
    public RuleProgram<O> replace(String json) {
        RuleProgram<O> compiled = RuleProgram.read(json, decides, context);
        program = compiled;
        return compiled;
    }
}
