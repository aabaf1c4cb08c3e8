package dev.clientela.rules;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain values and criteria in one language. */
final class Words {

    private static final int LONGEST = 120;

    private final ResourceBundle bundle;

    Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    String say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }

    static String name(String field) {
        return field.replace('_', ' ');
    }

    String members(Map<?, ?> plain) {
        return plain.entrySet().stream()
                .map(member -> name(String.valueOf(member.getKey())) + " = " + value(member.getValue()))
                .collect(Collectors.joining(", "));
    }

    String value(@Nullable Object plain) {
        if (plain instanceof Collection<?> elements) {
            return elements.stream().map(this::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (plain instanceof Map<?, ?> money && money.size() == 2 && money.containsKey("currency")) {
            return value(money.get("amount")) + " " + money.get("currency");
        }
        if (plain instanceof Map<?, ?> map) {
            return "(" + members(map) + ")";
        }
        if (plain instanceof Boolean flag) {
            return say(flag ? "yes" : "no");
        }
        if (plain instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = String.valueOf(plain);
        return text.isEmpty() ? "“”" : text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** @param plain as {@link dev.clientela.record.CriterionJson} writes it */
    String criterion(Map<?, ?> plain) {
        if (plain.get("all") instanceof Collection<?> parts) {
            return parts.isEmpty() ? say("always") : joined(parts, "and");
        }
        if (plain.get("any") instanceof Collection<?> parts) {
            return parts.isEmpty() ? say("never") : joined(parts, "or");
        }
        if (plain.get("not") instanceof Map<?, ?> part) {
            return say("not", criterion(part));
        }
        return condition(plain, name(String.valueOf(plain.get("field"))));
    }

    private String joined(Collection<?> parts, String word) {
        return parts.stream()
                .map(part -> {
                    String text = criterion((Map<?, ?>) part);
                    boolean joint = ((Map<?, ?>) part).containsKey("all") || ((Map<?, ?>) part).containsKey("any");
                    return joint ? "(" + text + ")" : text;
                })
                .collect(Collectors.joining(" " + say(word) + " "));
    }

    private String condition(Map<?, ?> plain, String field) {
        String operator = String.valueOf(plain.get("op"));
        return switch (operator) {
            case "in" ->
                plain.get("values") instanceof Collection<?> values && values.size() == 1
                        ? say("op.is", field, value(values.iterator().next()))
                        : say("op.in", field, value(plain.get("values")));
            case "has_any", "has_all" -> say("op." + operator, field, value(plain.get("values")));
            case "present" -> say("op.present", field);
            case "during" ->
                say(
                        "op.during",
                        field,
                        value(plain.get("from")),
                        value(plain.get("to")),
                        say("unit." + plain.get("unit")));
            case "where" -> say("op.where", field, criterion(inner(plain)));
            default -> say("op." + operator, field, value(plain.get("value")));
        };
    }

    private static Map<?, ?> inner(Map<?, ?> plain) {
        return plain.get("criterion") instanceof Map<?, ?> criterion ? criterion : Map.of();
    }
}
