package dev.clientela.rules;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ErrorTexts;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words for the error codes of rules, in English and Spanish; found by the kernel as a service. */
public final class RuleErrorTexts implements ErrorTexts {

    /** For the service loader. */
    public RuleErrorTexts() {}

    @Override
    public Optional<String> text(ErrorCode code, Locale locale) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        ResourceBundle texts = ResourceBundle.getBundle("dev.clientela.rules.messages_" + language, Locale.ROOT);
        return texts.containsKey(code.value()) ? Optional.of(texts.getString(code.value())) : Optional.empty();
    }
}
