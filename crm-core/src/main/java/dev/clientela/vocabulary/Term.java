package dev.clientela.vocabulary;

import java.util.Locale;
import java.util.Map;

/**
 * One word of a vocabulary.
 *
 * @param code stored with records; never changes its meaning
 * @param labels what people read, by language; the code where there is none
 * @param active whether it can be newly chosen; records that carry it stay valid either way
 */
public record Term(String code, Map<String, String> labels, boolean active) {

    public Term {
        labels = Map.copyOf(labels);
    }

    public static Term of(String code) {
        return new Term(code, Map.of(), true);
    }

    public static Term of(String code, String english, String spanish) {
        return new Term(code, Map.of("en", english, "es", spanish), true);
    }

    public Term retired() {
        return new Term(code, labels, false);
    }

    public String label(Locale locale) {
        String label = labels.get(locale.getLanguage());
        return label != null ? label : labels.getOrDefault("en", code);
    }
}
