package dev.clientela.account;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** How promising an account or a lead is: the usual vocabulary, which a host may replace. */
public final class Rating {

    /** The name of the vocabulary. */
    public static final String VOCABULARY = "rating";

    private Rating() {}

    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of("hot", "Hot", "Caliente"),
                        Term.of("warm", "Warm", "Templado"),
                        Term.of("cold", "Cold", "Frío")));
    }
}
