package dev.clientela.account;

import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.util.List;

/** What accounts and leads make their living by: the usual vocabulary, which a host may replace. */
public final class Industry {

    /** The name of the vocabulary. */
    public static final String VOCABULARY = "industry";

    private Industry() {}

    public static Vocabulary usual() {
        return new Vocabulary(
                VOCABULARY,
                List.of(
                        Term.of("agriculture", "Agriculture", "Agricultura"),
                        Term.of("automotive", "Automotive", "Automoción"),
                        Term.of("construction", "Construction", "Construcción"),
                        Term.of("education", "Education", "Educación"),
                        Term.of("employment", "Employment and staffing", "Empleo y selección"),
                        Term.of("energy", "Energy and utilities", "Energía y suministros"),
                        Term.of("entertainment", "Entertainment", "Entretenimiento"),
                        Term.of("finance", "Finance", "Finanzas"),
                        Term.of("government", "Government", "Administración pública"),
                        Term.of("hospitality", "Hospitality and travel", "Hostelería y turismo"),
                        Term.of("insurance", "Insurance", "Seguros"),
                        Term.of("manufacturing", "Manufacturing", "Industria"),
                        Term.of("marketing", "Marketing", "Marketing"),
                        Term.of("media", "Media", "Medios de comunicación"),
                        Term.of("medical", "Medical", "Sanidad"),
                        Term.of("non_profit", "Non-profit", "Sin ánimo de lucro"),
                        Term.of("real_estate", "Real estate", "Inmobiliaria"),
                        Term.of("retail", "Retail", "Comercio minorista"),
                        Term.of("services", "Services", "Servicios"),
                        Term.of("software", "Software", "Software"),
                        Term.of("technology", "Technology", "Tecnología"),
                        Term.of("telecommunications", "Telecommunications", "Telecomunicaciones"),
                        Term.of("transport", "Transport and logistics", "Transporte y logística"),
                        Term.of("wholesale", "Wholesale", "Comercio mayorista"),
                        Term.of("other", "Other", "Otro")));
    }
}
