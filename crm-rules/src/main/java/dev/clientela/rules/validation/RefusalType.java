package dev.clientela.rules.validation;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.Field;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.PlainReader;
import dev.clientela.rules.RuleErrors;
import dev.clientela.rules.validation.Refusal.On;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How refusals stand in JSON. */
final class RefusalType implements OutcomeType<Refusal> {

    static final List<String> LANGUAGES = List.of("en", "es");

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z0-9_]+)}");
    private static final int LONGEST_CODE = 100;

    @Override
    public String name() {
        return "validation";
    }

    @Override
    public Set<HitPolicy> policies() {
        return EnumSet.of(HitPolicy.COLLECT);
    }

    @Override
    public Refusal read(PlainReader plain, Target target) {
        Map<String, String> message = message(plain, target);
        ErrorCode code = plain.findText("code").map(name -> code(plain, name)).orElse(RuleErrors.REFUSED);
        Optional<Field<?>> field = plain.findText("field").flatMap(name -> field(plain, "field", name, target));
        On on = plain.findConstant("on", On.class).orElse(On.BOTH);
        Set<Field<?>> changed = new LinkedHashSet<>();
        int index = 0;
        for (String name : plain.texts("changed")) {
            field(plain, "changed[" + index++ + "]", name, target).ifPresent(changed::add);
        }
        Optional<Criterion> before = plain.plain("before").flatMap(form -> criterion(plain, form, target));
        if (before.isPresent() && on == On.CREATE) {
            plain.fault(
                    "before",
                    RuleErrors.BAD_VALUE,
                    Map.of(
                            "expected",
                            "nothing, as a record that is made has no state before",
                            "found",
                            "a criterion"));
        }
        return new Refusal(message, code, field, on, changed, before);
    }

    private static Map<String, String> message(PlainReader plain, Target target) {
        Map<String, String> message = new LinkedHashMap<>();
        Optional<PlainReader> texts = plain.object("message");
        texts.ifPresent(inner -> {
            for (String language : LANGUAGES) {
                inner.findText(language).ifPresent(text -> {
                    message.put(language, text);
                    parameters(text).forEach(name -> field(inner, language, name, target));
                });
            }
            inner.done();
        });
        if (message.isEmpty()) {
            plain.fault("message", RuleErrors.MISSING, Map.of());
            message.put("en", "?");
        }
        return message;
    }

    /** The names in braces in a text. */
    static Set<String> parameters(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static ErrorCode code(PlainReader plain, String name) {
        try {
            if (name.length() <= LONGEST_CODE) {
                return ErrorCode.of(name);
            }
        } catch (IllegalArgumentException e) {
            // told below, as is a name that is too long
        }
        plain.fault(
                "code",
                RuleErrors.BAD_VALUE,
                Map.of(
                        "expected",
                        "a code such as deal.amount_missing",
                        "found",
                        name.substring(0, Math.min(60, name.length()))));
        return RuleErrors.REFUSED;
    }

    private static Optional<Field<?>> field(PlainReader plain, String key, String name, Target target) {
        Optional<Field<?>> field = target.context().fields().field(target.type().name(), name);
        if (field.isEmpty()) {
            plain.fault(
                    key,
                    RuleErrors.UNKNOWN_FIELD,
                    Map.of("field", name, "type", target.type().name()));
        }
        return field;
    }

    private static Optional<Criterion> criterion(PlainReader plain, Object form, Target target) {
        try {
            return Optional.of(CriterionJson.fromPlain(
                    form, target.type(), target.context().fields()));
        } catch (ValidationException e) {
            plain.faults("before", e.violations());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> write(Refusal outcome) {
        Map<String, Object> plain = new LinkedHashMap<>();
        Map<String, Object> message = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            if (outcome.message().containsKey(language)) {
                message.put(language, outcome.message().get(language));
            }
        }
        plain.put("message", message);
        if (!outcome.code().equals(RuleErrors.REFUSED)) {
            plain.put("code", outcome.code().value());
        }
        outcome.field().ifPresent(field -> plain.put("field", field.name()));
        if (outcome.on() != On.BOTH) {
            plain.put("on", outcome.on().name().toLowerCase(Locale.ROOT));
        }
        if (!outcome.changed().isEmpty()) {
            plain.put("changed", outcome.changed().stream().map(Field::name).toList());
        }
        outcome.before().ifPresent(criterion -> plain.put("before", CriterionJson.toPlain(criterion)));
        return plain;
    }
}
