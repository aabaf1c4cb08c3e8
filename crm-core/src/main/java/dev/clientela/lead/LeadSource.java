package dev.clientela.lead;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** Where leads and contacts come from: the codes of the usual vocabulary, which a host may replace. */
public final class LeadSource {

    /** The name of the vocabulary. */
    public static final String VOCABULARY = "lead_source";

    public static final String WEB = "web";
    public static final String PHONE = "phone";
    public static final String REFERRAL = "referral";
    public static final String PARTNER = "partner";
    public static final String EVENT = "event";
    public static final String ADVERTISING = "advertising";
    public static final String IMPORT = "import";
    public static final String OTHER = "other";

    private LeadSource() {}

    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of(WEB, "Web", "Web"),
                        Term.of(PHONE, "Telephone", "Teléfono"),
                        Term.of(REFERRAL, "Referral", "Recomendación"),
                        Term.of(PARTNER, "Partner", "Socio"),
                        Term.of(EVENT, "Event", "Evento"),
                        Term.of(ADVERTISING, "Advertising", "Publicidad"),
                        Term.of(IMPORT, "Import", "Importación"),
                        Term.of(OTHER, "Other", "Otro")));
    }
}
