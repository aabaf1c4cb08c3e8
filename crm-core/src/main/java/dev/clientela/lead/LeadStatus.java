package dev.clientela.lead;

import dev.clientela.vocabulary.Term;

/**
 * Where a lead stands.
 *
 * @param term its code and labels
 * @param kind what it means for what may be done
 */
public record LeadStatus(Term term, Kind kind) {

    /** What a status means, whatever a host calls it. */
    public enum Kind {
        /** Being worked on. */
        OPEN,
        /** Found worth selling to; waits for conversion. */
        QUALIFIED,
        /** Given up; may be reopened. */
        LOST,
        /** Became an account; set by the conversion alone. */
        CONVERTED
    }

    public String code() {
        return term.code();
    }

    public static LeadStatus of(String code, Kind kind, String english, String spanish) {
        return new LeadStatus(Term.of(code, english, spanish), kind);
    }
}
