package dev.clientela.activity;

import dev.clientela.vocabulary.Term;

/**
 * A sort of activity as a host tells them apart: a demonstration, a site visit, a collection call.
 *
 * @param term its code and labels
 * @param nature what it is at bottom, which decides what it must say
 * @param inTouch whether one is in touch with a person by doing it; see {@link ContactRule}
 */
public record ActivityKind(Term term, Nature nature, boolean inTouch) {

    /** What a kind is at bottom, whatever a host calls it. */
    public enum Nature {
        /** Something to be done, perhaps by a time. */
        TASK,
        /** A telephone conversation, made or received. */
        CALL,
        /** Going to see somebody. */
        VISIT,
        /** Several people from one time to another. */
        MEETING,
        /** A message sent or received; may have no subject. */
        EMAIL,
        /** Something worth remembering; has a text instead of a subject, and nothing to be done. */
        NOTE
    }

    public static ActivityKind of(String code, Nature nature, String english, String spanish) {
        return new ActivityKind(Term.of(code, english, spanish), nature, nature != Nature.NOTE);
    }

    /** The same, by which one is not in touch with anybody: a mailing to many, paper work. */
    public ActivityKind withoutContact() {
        return new ActivityKind(term, nature, false);
    }

    public String code() {
        return term.code();
    }
}
