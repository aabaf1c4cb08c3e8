package dev.clientela.examples.benchmarks.rules;

import java.util.List;

/** One criterion of a rule, in a form that every contender is given in its own language. */
sealed interface Question {

    /** The attribute of a {@link FlatLead} that is asked about. */
    Attribute attribute();

    boolean holds(FlatLead lead);

    /** What rules ask about. */
    enum Attribute {
        COUNTRY("country"),
        INDUSTRY("industry"),
        PRODUCT("product"),
        SOURCE("source"),
        DOMAIN("domain"),
        EMPLOYEES("employees"),
        REVENUE("revenue");

        private final String word;

        Attribute(String word) {
            this.word = word;
        }

        /** The name of the property of a {@link FlatLead}. */
        String word() {
            return word;
        }
    }

    /** The text is one of these. */
    record In(Attribute attribute, List<String> values) implements Question {
        @Override
        public boolean holds(FlatLead lead) {
            return values.contains(lead.text(attribute));
        }
    }

    /** The number is at least the first and less than the second; none of the two is negative. */
    record Between(Attribute attribute, long from, long until) implements Question {
        @Override
        public boolean holds(FlatLead lead) {
            long number = lead.number(attribute);
            return number >= from && number < until;
        }
    }
}
