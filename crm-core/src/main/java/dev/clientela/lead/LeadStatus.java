package dev.clientela.lead;

import dev.clientela.error.RefusedException;
import dev.clientela.vocabulary.Term;
import java.util.Map;

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

    /** A status that the catalogue does not know any more, though leads still have it: one to work on. */
    static LeadStatus forgotten(String code) {
        return new LeadStatus(Term.of(code).retired(), Kind.OPEN);
    }

    /** @throws RefusedException {@code lead.status_by_conversion_only} */
    void requireSetByHand() {
        if (kind == Kind.CONVERTED) {
            throw new RefusedException(LeadErrors.STATUS_BY_CONVERSION_ONLY, Map.of("status", code()));
        }
    }
}
