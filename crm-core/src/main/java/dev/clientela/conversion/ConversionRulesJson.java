package dev.clientela.conversion;

import dev.clientela.matching.MatchGuards;
import dev.clientela.matching.MatchRule;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Conversion rules as JSON has them: maps, lists, text, numbers and booleans, for any JSON library to write and read.
 *
 * <pre>{@code
 * {"rules": [{
 *   "id": "web", "when": criterion, "account": "by_company" | "business" | "person",
 *   "business": {"fields": [mapping, …], "consents": [{"from": "do_not_call", "to": "contact.do_not_call"}]},
 *   "person": {"fields": […], "consents": […]},
 *   "accounts": {"rules": [{"id": "account.domain", "keys": ["domain"], "score": 85, "action": "alert"}],
 *                "guards": {"public_mail_domains": ["gmail.com"], "shortest_email": 4, "shortest_phone": 7,
 *                           "shortest_name": 3, "most_hits": 50},
 *                "ties": "caller" | "oldest" | "most_recently_modified"},
 *   "contacts": …, "opportunity": true, "stage": "prospecting", "owner": "lead_owner" | "converting_user"}]}
 * }</pre>
 *
 * <p>A mapping is {@code {"how": "copy" | "unite" | "join" | "address", "from": ["company"], "to": "account.name"}} or
 * {@code {"how": "constant", "to": "account.rating", "value": "hot"}}. What is read from the form of rules is equal to
 * them.
 */
public final class ConversionRulesJson {

    private ConversionRulesJson() {}

    public static Map<String, Object> toPlain(ConversionRules rules) {
        return Map.of(
                "rules", rules.rules().stream().map(ConversionRulesJson::plain).toList());
    }

    /**
     * Reads rules. Whether they can be used is found out when they are saved.
     *
     * @throws dev.clientela.error.ValidationException {@code conversion.malformed_rules} and the like, with every fault
     */
    public static ConversionRules fromPlain(Object plain, FieldCatalog catalog) {
        return new ConversionRulesReader(catalog).read(plain);
    }

    private static Map<String, Object> plain(ConversionRule rule) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", rule.id());
        plain.put("when", CriterionJson.toPlain(rule.when()));
        plain.put("account", word(rule.account()));
        plain.put("business", plain(rule.business()));
        plain.put("person", plain(rule.person()));
        plain.put("accounts", plain(rule.accounts()));
        plain.put("contacts", plain(rule.contacts()));
        plain.put("opportunity", rule.opportunity());
        rule.stageCode().ifPresent(stage -> plain.put("stage", stage));
        plain.put("owner", word(rule.owner()));
        return plain;
    }

    private static Map<String, Object> plain(ConversionMapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put(
                "fields",
                mapping.fields().stream().map(ConversionRulesJson::plain).toList());
        plain.put(
                "consents",
                mapping.consents().stream().map(ConversionRulesJson::plain).toList());
        return plain;
    }

    private static Map<String, Object> plain(ConsentMapping consent) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("from", consent.source().name());
        plain.put("to", consent.target().toString());
        return plain;
    }

    private static Map<String, Object> plain(FieldMapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("how", how(mapping));
        if (mapping instanceof FieldMapping.Constant constant) {
            plain.put("to", constant.target().toString());
            plain.put("value", plainValue(constant.target(), constant.value()));
        } else {
            plain.put("from", mapping.sources().stream().map(Field::name).toList());
            plain.put("to", mapping.target().toString());
        }
        return plain;
    }

    private static String how(FieldMapping mapping) {
        if (mapping instanceof FieldMapping.Copy) {
            return "copy";
        }
        if (mapping instanceof FieldMapping.Unite) {
            return "unite";
        }
        if (mapping instanceof FieldMapping.Join) {
            return "join";
        }
        return mapping instanceof FieldMapping.Address ? "address" : "constant";
    }

    @SuppressWarnings("unchecked") // a constant holds a value of its own target
    private static <T> Object plainValue(Field<T> field, Object value) {
        return field.toPlain((T) value);
    }

    private static Map<String, Object> plain(TargetMatching matching) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put(
                "rules",
                matching.rules().rules().stream()
                        .map(rule -> plain(rule, matching.action(rule.id())))
                        .toList());
        plain.put("guards", plain(matching.rules().guards()));
        plain.put("ties", word(matching.ties()));
        return plain;
    }

    private static Map<String, Object> plain(MatchRule rule, MatchAction action) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", rule.id());
        plain.put("keys", rule.keys().stream().map(ConversionRulesJson::word).toList());
        plain.put("score", (long) rule.score());
        plain.put("action", word(action));
        return plain;
    }

    private static Map<String, Object> plain(MatchGuards guards) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put(
                "public_mail_domains",
                guards.publicMailDomains().stream().sorted().toList());
        plain.put("shortest_email", (long) guards.shortestEmail());
        plain.put("shortest_phone", (long) guards.shortestPhone());
        plain.put("shortest_name", (long) guards.shortestName());
        plain.put("most_hits", (long) guards.mostHits());
        return plain;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
