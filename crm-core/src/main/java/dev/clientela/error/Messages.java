package dev.clientela.error;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words for error codes, in English and Spanish; those of other modules and of the host come from the
 * {@link ErrorTexts} that are found. In all of them <code>{max}</code> is a parameter, and <code>{max:day|days}</code> the
 * first word where that parameter is 1, the second otherwise. Immutable.
 */
public final class Messages {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z0-9_]+)(?::([^|{}]*)\\|([^|{}]*))?}");

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    public static Messages in(Locale locale) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        return new Messages(ResourceBundle.getBundle("dev.clientela.error.messages_" + language, Locale.ROOT), locale);
    }

    /**
     * The text for a code with its parameters filled in; the code itself when nobody has a text for it. One that stands
     * among the parameters themselves, as {@code message_en} or {@code message_es}, is taken before all others: so it is
     * with rules that bring their own words.
     */
    public String of(ErrorCode code, Map<String, ?> parameters) {
        return brought(parameters)
                .or(() -> own(code))
                .or(() -> others(code))
                .map(text -> filled(text, parameters))
                .orElseGet(() -> code.value() + (parameters.isEmpty() ? "" : " " + parameters));
    }

    private Optional<String> brought(Map<String, ?> parameters) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        return Stream.of(language, "en", "es")
                .map(each -> parameters.get("message_" + each))
                .flatMap(text -> Optional.ofNullable(text).stream())
                .map(Object::toString)
                .findFirst();
    }

    private Optional<String> own(ErrorCode code) {
        try {
            return Optional.of(bundle.getString(code.value()));
        } catch (MissingResourceException e) {
            return Optional.empty(); // the code of another module, or of the host
        }
    }

    private Optional<String> others(ErrorCode code) {
        return ServiceLoader.load(ErrorTexts.class, ErrorTexts.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(texts -> texts.text(code, locale).stream())
                .findFirst();
    }

    private static String filled(String text, Map<String, ?> parameters) {
        return PARAMETER.matcher(text).replaceAll(found -> {
            String value = String.valueOf(
                    Optional.<Object>ofNullable(parameters.get(found.group(1))).orElse("?"));
            String counted = value.equals("1") ? found.group(2) : found.group(3);
            return Matcher.quoteReplacement(found.group(2) == null ? value : counted);
        });
    }
}
