package dev.clientela.quote;

import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words around an offer, in English and Spanish. */
final class OfferTexts {

    private final ResourceBundle bundle;

    private OfferTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In the closest language there is. */
    static OfferTexts in(Locale locale) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        return new OfferTexts(ResourceBundle.getBundle("dev.clientela.quote.offer_" + language, Locale.ROOT));
    }

    String get(String name) {
        return bundle.getString(name);
    }

    /** All of them, as variables of a template. */
    Map<String, Object> asVariables() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Enumeration<String> names = bundle.getKeys(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            all.put("text_" + name, bundle.getString(name));
        }
        return all;
    }
}
