package dev.clientela.rules;

import dev.clientela.rules.Explanation.Decided;
import dev.clientela.rules.Explanation.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Explanations in words. */
final class ExplanationText {

    private final Words words;

    ExplanationText(Locale locale) {
        String language = locale.getLanguage().equals("es") ? "es" : "en";
        this.words = new Words(ResourceBundle.getBundle("dev.clientela.rules.explanation_" + language, Locale.ROOT));
    }

    String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(
                "head",
                explanation.ruleSet(),
                explanation.version(),
                explanation
                        .recordId()
                        .map(id -> explanation.recordType() + " " + id)
                        .orElse(explanation.recordType()),
                explanation.at()));
        lines.add(
                explanation.read().isEmpty()
                        ? words.say("read.nothing")
                        : words.say("read", words.members(explanation.read())));
        explanation.related().forEach((ref, values) -> lines.add(words.say("related", ref, words.members(values))));
        explanation.decided().forEach(decided -> lines.add(decided(decided)));
        explanation.otherwise().ifPresent(outcome -> lines.add(words.say("otherwise", words.members(outcome))));
        if (explanation.decided().isEmpty() && explanation.otherwise().isEmpty()) {
            lines.add(words.say("nothing"));
        }
        explanation.number().ifPresent(number -> lines.add(words.say("number", number.toPlainString())));
        explanation
                .extra()
                .forEach((name, value) -> lines.add(words.say("extra", Words.name(name), words.value(value))));
        explanation.others().forEach(other -> lines.add(other(other)));
        return String.join("\n", lines);
    }

    private String decided(Decided decided) {
        String then = words.members(decided.then());
        return decided.when()
                .map(when -> words.say("decided", decided.rule(), then, words.criterion(when)))
                .orElseGet(() -> words.say("decided.bare", decided.rule(), then));
    }

    private String other(Other other) {
        String rules = other.rules().stream().collect(Collectors.joining(", "));
        String found = other.found().map(words::value).orElseGet(() -> words.say("absent"));
        if (other.count() > 1) {
            return switch (other.why()) {
                case FAILED ->
                    other.field()
                            .map(field -> words.say("many.failed", other.count(), rules, Words.name(field), found))
                            .orElseGet(() -> words.say("many.failed.jointly", other.count(), rules));
                case NOT_IN_FORCE -> words.say("many.not_in_force", other.count(), rules);
                case NOT_ASKED -> words.say("many.not_asked", other.count(), rules);
            };
        }
        return switch (other.why()) {
            case FAILED -> failed(other, rules, found);
            case NOT_IN_FORCE -> words.say("not_in_force", rules);
            case NOT_ASKED -> words.say("not_asked", rules);
        };
    }

    private String failed(Other other, String rule, String found) {
        Map<String, Object> criterion = other.criterion().orElse(Map.of());
        if (criterion.isEmpty()) {
            return words.say("failed.bare", rule);
        }
        String demand = words.criterion(criterion);
        return other.field().isPresent()
                ? words.say("failed", rule, demand, found)
                : words.say("failed.jointly", rule, demand);
    }
}
