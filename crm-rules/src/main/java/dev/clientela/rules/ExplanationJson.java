package dev.clientela.rules;

import dev.clientela.error.ValidationException;
import dev.clientela.rules.Explanation.Decided;
import dev.clientela.rules.Explanation.Other;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Explanations as JSON. */
final class ExplanationJson {

    private ExplanationJson() {}

    static Map<String, Object> toPlain(Explanation explanation) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("rule_set", explanation.ruleSet());
        plain.put("version", (long) explanation.version());
        plain.put("decides", explanation.decides());
        plain.put("hit", explanation.hit().word());
        plain.put("record", explanation.recordType());
        explanation.recordId().ifPresent(id -> plain.put("id", id.toString()));
        plain.put("at", explanation.at().toString());
        plain.put("zone", explanation.zone().getId());
        plain.put("read", explanation.read());
        putUnlessEmpty(plain, "related", explanation.related());
        plain.put(
                "decided",
                explanation.decided().stream().map(ExplanationJson::toPlain).toList());
        explanation.otherwise().ifPresent(outcome -> plain.put("otherwise", outcome));
        explanation.number().ifPresent(number -> plain.put("number", number));
        plain.put(
                "others",
                explanation.others().stream().map(ExplanationJson::toPlain).toList());
        putUnlessEmpty(plain, "extra", explanation.extra());
        return plain;
    }

    private static void putUnlessEmpty(Map<String, Object> plain, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            plain.put(key, value);
        }
    }

    private static Map<String, Object> toPlain(Decided decided) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("rule", decided.rule());
        decided.when().ifPresent(when -> plain.put("when", when));
        plain.put("then", decided.then());
        decided.number().ifPresent(number -> plain.put("number", number));
        return plain;
    }

    private static Map<String, Object> toPlain(Other other) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("why", other.why().name().toLowerCase(Locale.ROOT));
        plain.put("rules", other.rules());
        plain.put("count", (long) other.count());
        other.criterion().ifPresent(criterion -> plain.put("criterion", criterion));
        other.field().ifPresent(field -> plain.put("field", field));
        other.found().ifPresent(found -> plain.put("found", found));
        return plain;
    }

    /** Leaves out the criteria that failed, then those that held, then all but the first rules, until it is short enough. */
    static Map<String, Object> bounded(Explanation explanation) {
        Map<String, Object> plain = toPlain(explanation);
        for (int step = 1; JsonText.writeCompact(plain).length() > Explanation.MAX_LENGTH && step <= 3; step++) {
            plain = toPlain(abridged(explanation, step));
        }
        return plain;
    }

    static String write(Explanation explanation) {
        return JsonText.writeCompact(bounded(explanation));
    }

    private static Explanation abridged(Explanation whole, int step) {
        List<Other> others = whole.others().stream()
                .map(other -> new Other(
                        other.why(), other.rules(), other.count(), Optional.empty(), other.field(), other.found()))
                .limit(step < 3 ? Integer.MAX_VALUE : 20)
                .toList();
        List<Decided> decided = whole.decided().stream()
                .map(rule -> step < 2 ? rule : new Decided(rule.rule(), Optional.empty(), rule.then(), rule.number()))
                .limit(step < 3 ? Integer.MAX_VALUE : 20)
                .toList();
        Map<String, Object> read = new LinkedHashMap<>(whole.read());
        if (step >= 3) {
            read.values().removeIf(value -> value.toString().length() > 500);
        }
        return new Explanation(
                whole.ruleSet(),
                whole.version(),
                whole.decides(),
                whole.hit(),
                whole.recordType(),
                whole.recordId(),
                whole.at(),
                whole.zone(),
                read,
                step < 3 ? whole.related() : Map.of(),
                decided,
                whole.otherwise(),
                whole.number(),
                others,
                whole.extra());
    }

    static Explanation read(String json) {
        Object plain = new JsonText(json, RuleLimits.usual()).read();
        if (!(plain instanceof Map<?, ?> map)) {
            throw ValidationException.of("", RuleErrors.BAD_VALUE);
        }
        return fromPlain(map);
    }

    static Explanation fromPlain(Map<?, ?> map) {
        PlainReader reader = PlainReader.of(map);
        String zone = reader.text("zone");
        List<Decided> decided = new ArrayList<>();
        reader.objects("decided").forEach(each -> decided.add(decided(each)));
        List<Other> others = new ArrayList<>();
        reader.objects("others").forEach(each -> others.add(other(each)));
        Optional<String> id = reader.findText("id");
        Explanation explanation = new Explanation(
                reader.text("rule_set"),
                (int) reader.integer("version", 1, Integer.MAX_VALUE),
                reader.text("decides"),
                reader.constant("hit", HitPolicy.class),
                reader.text("record"),
                id.flatMap(text -> uuid(reader, text)),
                reader.findInstant("at").orElse(Instant.EPOCH),
                zone(reader, zone),
                map(reader, "read"),
                related(reader),
                decided,
                reader.plain("otherwise").map(ExplanationJson::members),
                reader.findDecimal("number"),
                others,
                map(reader, "extra"));
        reader.finish();
        return explanation;
    }

    private static ZoneId zone(PlainReader reader, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return wrong(reader, "zone", id, ZoneOffset.UTC);
        }
    }

    private static Optional<UUID> uuid(PlainReader reader, String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return wrong(reader, "id", id, Optional.empty());
        }
    }

    private static <T> T wrong(PlainReader reader, String key, String found, T instead) {
        reader.fault(key, RuleErrors.BAD_VALUE, Map.of("expected", key, "found", PlainReader.quoted(found)));
        return instead;
    }

    private static Decided decided(PlainReader reader) {
        Decided decided = new Decided(
                reader.text("rule"),
                reader.plain("when").map(ExplanationJson::members),
                map(reader, "then"),
                reader.findDecimal("number"));
        reader.done();
        return decided;
    }

    private static Other other(PlainReader reader) {
        Other other = new Other(
                reader.constant("why", Explanation.Why.class),
                reader.texts("rules"),
                (int) reader.integer("count", 1, Integer.MAX_VALUE),
                reader.plain("criterion").map(ExplanationJson::members),
                reader.findText("field"),
                reader.plain("found"));
        reader.done();
        return other;
    }

    private static Map<String, Map<String, Object>> related(PlainReader reader) {
        Map<String, Map<String, Object>> related = new LinkedHashMap<>();
        map(reader, "related").forEach((ref, values) -> related.put(ref, members(values)));
        return related;
    }

    private static Map<String, Object> map(PlainReader reader, String key) {
        return reader.plain(key).map(ExplanationJson::members).orElse(Map.of());
    }

    private static Map<String, Object> members(Object plain) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (plain instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}
