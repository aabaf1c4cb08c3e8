package dev.clientela.activity;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** What comes of activities: the codes of the usual vocabulary, which a host may replace. */
public final class ActivityOutcome {

    /** The name of the vocabulary. */
    public static final String VOCABULARY = "activity_outcome";

    public static final String SUCCESSFUL = "successful";
    public static final String INTERESTED = "interested";
    public static final String NOT_INTERESTED = "not_interested";
    public static final String NO_ANSWER = "no_answer";
    public static final String MESSAGE_LEFT = "message_left";
    public static final String POSTPONED = "postponed";

    private ActivityOutcome() {}

    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of(SUCCESSFUL, "Successful", "Con éxito"),
                        Term.of(INTERESTED, "Interested", "Interesado"),
                        Term.of(NOT_INTERESTED, "Not interested", "No interesado"),
                        Term.of(NO_ANSWER, "No answer", "Sin respuesta"),
                        Term.of(MESSAGE_LEFT, "Message left", "Mensaje dejado"),
                        Term.of(POSTPONED, "Postponed", "Aplazado")));
    }
}
