package dev.clientela.activity;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** How pressing activities are: the codes of the usual vocabulary, which a host may replace. */
public final class ActivityPriority {

    /** The name of the vocabulary. */
    public static final String VOCABULARY = "activity_priority";

    public static final String LOW = "low";
    public static final String NORMAL = "normal";
    public static final String HIGH = "high";

    private ActivityPriority() {}

    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of(LOW, "Low", "Baja"),
                        Term.of(NORMAL, "Normal", "Normal"),
                        Term.of(HIGH, "High", "Alta")));
    }
}
