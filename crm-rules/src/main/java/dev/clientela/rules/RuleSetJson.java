package dev.clientela.rules;

import dev.clientela.error.ValidationException;
import dev.clientela.record.CriterionJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule set as a JSON document.
 *
 * <pre>{@code
 * {"id": "lead-routing", "version": 3, "decides": "assignment", "record": "lead", "hit": "first",
 *  "rules": [
 *    {"id": "ar-large", "when": {"all": [
 *        {"field": "country", "op": "in", "values": ["AR"]},
 *        {"field": "employees", "op": "at_least", "value": 200}]}, "then": {"user": "ada"}},
 *    {"id": "spring", "conditions": [criterion, criterion, criterion], "logic": "1 and (2 or not 3)",
 *     "from": "2026-03-01T00:00:00Z", "until": "2026-06-01T00:00:00Z", "then": {"queue": "campaign"}}],
 *  "otherwise": {"queue": "leads"},
 *  "cases": [{"id": "a large one", "given": {"country": "AR", "employees": 300}, "rules": ["ar-large"]}]}
 * }</pre>
 *
 * <p>Criteria are written as {@link CriterionJson} says, values in their fields' plain form, outcomes as the kind of
 * decision says. What is read from what was written equals it. The JSON Schema of the documents is published beside
 * this class as {@code rule-set.schema.json}.
 */
public final class RuleSetJson {

    private RuleSetJson() {}

    /**
     * Reads a document and checks all that can be checked without compiling it.
     *
     * @throws ValidationException with every fault, each with its path and, as parameters, its {@code line} and
     *     {@code column}
     */
    public static <O> RuleSet<O> read(String text, OutcomeType<O> decides, RuleContext context) {
        JsonText json = new JsonText(text, context.limits());
        Object plain = json.read();
        RuleSetReader<O> reader = new RuleSetReader<>(decides, context);
        RuleSet<O> set = reader.read(plain);
        if (!reader.faults().isEmpty()) {
            throw new ValidationException(json.located(reader.faults()));
        }
        return set;
    }

    /**
     * Reads a document that stands beside a class of this module, as the usual rules of each kind do.
     *
     * @throws ValidationException as {@link #read}, when the context lacks a field or a user that they speak of
     */
    public static <O> RuleSet<O> usual(Class<?> beside, String name, OutcomeType<O> decides, RuleContext context) {
        try (InputStream document = beside.getResourceAsStream(name)) {
            if (document == null) {
                throw new IllegalArgumentException("There is no " + name + " beside " + beside.getName());
            }
            return read(new String(document.readAllBytes(), StandardCharsets.UTF_8), decides, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document of a rule set. */
    public static String write(RuleSet<?> set) {
        return JsonText.write(toPlain(set));
    }

    private static <O> Map<String, Object> toPlain(RuleSet<O> set) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", set.id());
        plain.put("version", (long) set.version());
        set.description().ifPresent(words -> plain.put("description", words));
        plain.put("decides", set.decides().name());
        plain.put("record", set.type().name());
        plain.put("hit", set.hit().word());
        plain.put(
                "rules",
                set.rules().stream().map(rule -> toPlain(rule, set.decides())).toList());
        set.otherwise()
                .ifPresent(outcome -> plain.put("otherwise", set.decides().write(outcome)));
        if (!set.settings().isEmpty()) {
            plain.put("settings", set.settings());
        }
        if (!set.cases().isEmpty()) {
            plain.put("cases", set.cases().stream().map(RuleSetJson::toPlain).toList());
        }
        return plain;
    }

    private static <O> Map<String, Object> toPlain(Rule<O> rule, OutcomeType<O> decides) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", rule.id());
        rule.description().ifPresent(words -> plain.put("description", words));
        rule.rank().ifPresent(rank -> plain.put("rank", (long) rank));
        rule.from().ifPresent(begin -> plain.put("from", begin.toString()));
        rule.until().ifPresent(end -> plain.put("until", end.toString()));
        Filter filter = rule.when();
        if (filter.isSingle()) {
            plain.put("when", CriterionJson.toPlain(filter.conditions().get(0)));
        } else if (!filter.conditions().isEmpty()) {
            List<Map<String, Object>> conditions =
                    filter.conditions().stream().map(CriterionJson::toPlain).toList();
            plain.put("conditions", conditions);
            filter.logic().ifPresent(logic -> plain.put("logic", logic));
        }
        plain.put("then", decides.write(rule.then()));
        return plain;
    }

    private static Map<String, Object> toPlain(GoldenCase example) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", example.id());
        example.at().ifPresent(at -> plain.put("at", at.toString()));
        plain.put("given", PlainValues.toPlain(example.given()));
        plain.put("rules", example.rules());
        example.number().ifPresent(number -> plain.put("number", number));
        return plain;
    }
}
