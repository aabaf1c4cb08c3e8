package dev.clientela.privacy;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** The vocabulary of what a person may be contacted, or their data used, for. */
public final class ConsentPurpose {

    public static final String VOCABULARY = "consent_purpose";

    public static final String NEWSLETTER = "newsletter";
    public static final String OFFERS = "offers";
    public static final String PROFILING = "profiling";
    public static final String SERVICE = "service";

    private ConsentPurpose() {}

    /** The purposes until the host has its own. */
    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of(NEWSLETTER, "Newsletter", "Boletín"),
                        Term.of(OFFERS, "Offers", "Ofertas"),
                        Term.of(PROFILING, "Profiling", "Elaboración de perfiles"),
                        Term.of(SERVICE, "Service", "Servicio")));
    }
}
