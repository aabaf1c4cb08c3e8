package dev.clientela.conversion;

import dev.clientela.error.CrmException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.matching.MatchGuards;
import dev.clientela.matching.MatchKey;
import dev.clientela.matching.MatchRule;
import dev.clientela.matching.MatchRules;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.FlagField;
import dev.clientela.record.MalformedValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain form of conversion rules, see {@link ConversionRulesJson}. Goes on after a fault, so that all are
 * found; what it has read is given out only when there is none.
 */
final class ConversionRulesReader {

    private final FieldCatalog catalog;
    private final PlainStructure structure = new PlainStructure();

    ConversionRulesReader(FieldCatalog catalog) {
        this.catalog = catalog;
    }

    ConversionRules read(Object plain) {
        List<ConversionRule> rules = new ArrayList<>();
        Map<?, ?> document = structure.object(plain, "", Set.of("rules"));
        structure.faults().throwIfAny();
        List<?> given = structure.list(document.get("rules"), "rules");
        for (int i = 0; i < given.size(); i++) {
            rules.add(rule(given.get(i), "rules[" + i + "]"));
        }
        structure.faults().throwIfAny();
        return new ConversionRules(rules);
    }

    private ConversionRule rule(@Nullable Object plain, String path) {
        Map<?, ?> rule = structure.object(
                plain,
                path,
                Set.of(
                        "id",
                        "when",
                        "account",
                        "business",
                        "person",
                        "accounts",
                        "contacts",
                        "opportunity",
                        "stage",
                        "owner"));
        @Nullable Object stage = rule.get("stage");
        return new ConversionRule(
                structure.text(rule.get("id"), path + ".id"),
                criterion(rule.get("when"), path + ".when"),
                structure.word(rule.get("account"), AccountChoice.class, path + ".account"),
                mapping(rule.get("business"), path + ".business"),
                mapping(rule.get("person"), path + ".person"),
                matching(rule.get("accounts"), path + ".accounts"),
                matching(rule.get("contacts"), path + ".contacts"),
                structure.flag(rule.get("opportunity"), path + ".opportunity"),
                stage == null ? null : structure.text(stage, path + ".stage"),
                structure.word(rule.get("owner"), OwnerPolicy.class, path + ".owner"));
    }

    private Criterion criterion(@Nullable Object plain, String path) {
        if (plain == null) {
            structure.malformed(path, "criterion");
            return Criterion.never();
        }
        try {
            return CriterionJson.fromPlain(plain, Lead.TYPE, catalog);
        } catch (ValidationException e) {
            e.violations().forEach(violation -> structure.faults().add(violation.under(path)));
            return Criterion.never();
        }
    }

    private ConversionMapping mapping(@Nullable Object plain, String path) {
        Map<?, ?> mapping = structure.object(plain, path, Set.of("fields", "consents"));
        List<FieldMapping> fields = new ArrayList<>();
        List<?> given = structure.list(mapping.get("fields"), path + ".fields");
        for (int i = 0; i < given.size(); i++) {
            field(given.get(i), path + ".fields[" + i + "]").ifPresent(fields::add);
        }
        List<ConsentMapping> consents = new ArrayList<>();
        given = structure.list(mapping.get("consents"), path + ".consents");
        for (int i = 0; i < given.size(); i++) {
            consent(given.get(i), path + ".consents[" + i + "]").ifPresent(consents::add);
        }
        return new ConversionMapping(fields, consents);
    }

    private Optional<FieldMapping> field(@Nullable Object plain, String path) {
        Map<?, ?> map = structure.object(plain, path, Set.of("how", "from", "to", "value"));
        if (map.isEmpty()) {
            return Optional.empty();
        }
        String how = structure.text(map.get("how"), path + ".how");
        Optional<Field<?>> target = target(map.get("to"), path + ".to");
        if (how.equals("constant")) {
            return target.flatMap(field -> constant(field, map.get("value"), path + ".value"));
        }
        List<Field<?>> sources = new ArrayList<>();
        List<?> names = structure.list(map.get("from"), path + ".from");
        for (int i = 0; i < names.size(); i++) {
            source(names.get(i), path + ".from[" + i + "]").ifPresent(sources::add);
        }
        boolean complete = target.isPresent() && !sources.isEmpty() && sources.size() == names.size();
        if (!Set.of("copy", "unite", "join", "address").contains(how)) {
            structure.malformed(path + ".how", "copy, unite, join, address, constant");
            return Optional.empty();
        }
        boolean single = how.equals("copy") || how.equals("unite");
        if (names.isEmpty() || (single && names.size() > 1)) {
            structure.malformed(path + ".from", "one field");
            return Optional.empty();
        }
        return complete ? Optional.of(mapping(how, sources, target.get())) : Optional.empty();
    }

    private static FieldMapping mapping(String how, List<Field<?>> sources, Field<?> target) {
        return switch (how) {
            case "copy" -> new FieldMapping.Copy(sources.get(0), target);
            case "unite" -> new FieldMapping.Unite(sources.get(0), target);
            case "join" -> new FieldMapping.Join(sources, target);
            default -> new FieldMapping.Address(sources, target);
        };
    }

    private Optional<FieldMapping> constant(Field<?> target, @Nullable Object plain, String path) {
        if (plain == null) {
            structure.malformed(path, target.kind());
            return Optional.empty();
        }
        try {
            return Optional.of(new FieldMapping.Constant(target, target.fromPlain(plain)));
        } catch (MalformedValueException e) {
            structure.faults().add(e.at(path));
            return Optional.empty();
        }
    }

    private Optional<ConsentMapping> consent(@Nullable Object plain, String path) {
        Map<?, ?> map = structure.object(plain, path, Set.of("from", "to"));
        Optional<Field<?>> source = source(map.get("from"), path + ".from");
        Optional<Field<?>> target = target(map.get("to"), path + ".to");
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        if (source.get() instanceof FlagField from && target.get() instanceof FlagField to) {
            return Optional.of(new ConsentMapping(from, to));
        }
        structure.malformed(path, "two flags");
        return Optional.empty();
    }

    private Optional<Field<?>> source(@Nullable Object plain, String path) {
        String name = structure.text(plain, path);
        Optional<Field<?>> field = catalog.field(Lead.TYPE.name(), name);
        if (field.isEmpty() && !name.isEmpty()) {
            structure.faults().add(Violation.of(path, ConversionErrors.BAD_SOURCE, "field", name));
        }
        return field;
    }

    private Optional<Field<?>> target(@Nullable Object plain, String path) {
        String name = structure.text(plain, path);
        int dot = name.indexOf('.');
        Optional<Field<?>> field =
                dot < 0 ? Optional.empty() : catalog.field(name.substring(0, dot), name.substring(dot + 1));
        if (field.isEmpty() && !name.isEmpty()) {
            structure.faults().add(Violation.of(path, ConversionErrors.BAD_TARGET, "field", name));
        }
        return field;
    }

    private TargetMatching matching(@Nullable Object plain, String path) {
        Map<?, ?> map = structure.object(plain, path, Set.of("rules", "guards", "ties"));
        List<MatchRule> rules = new ArrayList<>();
        Map<String, MatchAction> actions = new TreeMap<>();
        List<?> given = structure.list(map.get("rules"), path + ".rules");
        for (int i = 0; i < given.size(); i++) {
            String at = path + ".rules[" + i + "]";
            Map<?, ?> rule = structure.object(given.get(i), at, Set.of("id", "keys", "score", "action"));
            MatchRule read = new MatchRule(
                    structure.text(rule.get("id"), at + ".id"),
                    keys(rule.get("keys"), at + ".keys"),
                    structure.number(rule.get("score"), at + ".score"));
            rules.add(read);
            actions.put(read.id(), structure.word(rule.get("action"), MatchAction.class, at + ".action"));
        }
        MatchGuards guards = guards(map.get("guards"), path + ".guards");
        TieBreak ties = structure.word(map.get("ties"), TieBreak.class, path + ".ties");
        try {
            return new TargetMatching(new MatchRules(rules, guards), actions, ties);
        } catch (CrmException e) {
            if (e instanceof ValidationException invalid && structure.faults().isEmpty()) {
                invalid.violations().forEach(violation -> structure.faults().add(violation.under(path)));
            }
            return TargetMatching.off();
        }
    }

    private Set<MatchKey> keys(@Nullable Object plain, String path) {
        Set<MatchKey> keys = new HashSet<>();
        List<?> given = structure.list(plain, path);
        for (int i = 0; i < given.size(); i++) {
            keys.add(structure.word(given.get(i), MatchKey.class, path + "[" + i + "]"));
        }
        return keys;
    }

    private MatchGuards guards(@Nullable Object plain, String path) {
        Map<?, ?> map = structure.object(
                plain,
                path,
                Set.of("public_mail_domains", "shortest_email", "shortest_phone", "shortest_name", "most_hits"));
        Set<String> domains = new HashSet<>();
        List<?> given = structure.list(map.get("public_mail_domains"), path + ".public_mail_domains");
        for (int i = 0; i < given.size(); i++) {
            domains.add(structure.text(given.get(i), path + ".public_mail_domains[" + i + "]"));
        }
        return new MatchGuards(
                domains,
                structure.number(map.get("shortest_email"), path + ".shortest_email"),
                structure.number(map.get("shortest_phone"), path + ".shortest_phone"),
                structure.number(map.get("shortest_name"), path + ".shortest_name"),
                structure.number(map.get("most_hits"), path + ".most_hits"));
    }
}
