package dev.clientela.examples.quickstart;

import dev.clientela.rules.Explanation;

/** How it was decided who gets something. */
enum Way {
    BY_RULE("by a rule"),
    OTHERWISE("otherwise, as no rule holds"),
    AMONG_A_POOL("among a pool");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    static Way of(Explanation why) {
        if (why.decided().isEmpty()) {
            return OTHERWISE;
        }
        return why.decided().get(0).then().containsKey("pool") ? AMONG_A_POOL : BY_RULE;
    }

    String words() {
        return words;
    }
}
