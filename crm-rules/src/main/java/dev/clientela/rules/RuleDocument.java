package dev.clientela.rules;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A JSON document of rules that is no rule set, such as one of alerts: read within the same limits, faults told alike. */
public final class RuleDocument {

    private RuleDocument() {}

    /**
     * Reads a document.
     *
     * @param read notes what is wrong in the reader it is given; what it returns after a fault is not given out
     * @throws ValidationException with every fault, each with its path and, as parameters, its {@code line} and
     *     {@code column}
     */
    public static <T> T read(String text, RuleLimits limits, Function<PlainReader, T> read) {
        JsonText json = new JsonText(text, limits);
        Object plain = json.read();
        Violations faults = new Violations();
        if (!(plain instanceof Map<?, ?> object)) {
            throw new ValidationException(List.of(new Violation(
                    "", RuleErrors.BAD_VALUE, Map.of("expected", "an object", "found", PlainReader.quoted(plain)))));
        }
        PlainReader reader = new PlainReader(object, "", faults);
        reader.plain("$schema");
        T result = read.apply(reader);
        reader.done();
        if (!faults.list().isEmpty()) {
            throw new ValidationException(json.located(faults.list()));
        }
        return result;
    }

    /** The text of a document. */
    public static String write(Map<String, Object> plain) {
        return JsonText.write(plain);
    }
}
