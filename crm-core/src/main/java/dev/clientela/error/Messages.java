package dev.clientela.error;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for error codes, in English and Spanish. Immutable. */
public final class Messages {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z_]+)}");

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static Messages in(Locale locale) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        return new Messages(ResourceBundle.getBundle("dev.clientela.error.messages_" + language, Locale.ROOT));
    }

    /** The text for a code with its parameters filled in; the code itself when a host's own code has no text. */
    public String of(ErrorCode code, Map<String, ?> parameters) {
        String text;
        try {
            text = bundle.getString(code.value());
        } catch (MissingResourceException e) {
            return code.value() + (parameters.isEmpty() ? "" : " " + parameters);
        }
        return PARAMETER.matcher(text).replaceAll(found -> {
            Object value = parameters.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? "?" : value.toString());
        });
    }
}
