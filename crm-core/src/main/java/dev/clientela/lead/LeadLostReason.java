package dev.clientela.lead;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** Why leads are given up: the codes of the usual vocabulary, which a host may replace. */
public final class LeadLostReason {

    /** The name of the vocabulary. */
    public static final String VOCABULARY = "lead_lost_reason";

    public static final String NO_INTEREST = "no_interest";
    public static final String NO_BUDGET = "no_budget";
    public static final String NO_RESPONSE = "no_response";
    public static final String COMPETITOR = "competitor";
    public static final String BAD_DATA = "bad_data";
    public static final String DUPLICATE = "duplicate";
    public static final String OTHER = "other";

    private LeadLostReason() {}

    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of(NO_INTEREST, "Not interested", "Sin interés"),
                        Term.of(NO_BUDGET, "No budget", "Sin presupuesto"),
                        Term.of(NO_RESPONSE, "Does not answer", "No responde"),
                        Term.of(COMPETITOR, "Bought from a competitor", "Compró a la competencia"),
                        Term.of(BAD_DATA, "Cannot be reached", "Datos incorrectos"),
                        Term.of(DUPLICATE, "Duplicate", "Duplicado"),
                        Term.of(OTHER, "Other", "Otro")));
    }
}
