package dev.clientela.rules;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the plain form of a rule set, and goes on after a fault so that all are found. */
final class RuleSetReader<O> {

    private static final int LONGEST_ID = 100;

    private final OutcomeType<O> decides;
    private final RuleContext context;
    private final Violations faults = new Violations();

    RuleSetReader(OutcomeType<O> decides, RuleContext context) {
        this.decides = decides;
        this.context = context;
    }

    List<Violation> faults() {
        return faults.list();
    }

    /** What is read; of no use when there are faults. */
    RuleSet<O> read(Object plain) {
        if (!(plain instanceof Map<?, ?> map)) {
            faults.add(new Violation(
                    "", RuleErrors.BAD_VALUE, Map.of("expected", "an object", "found", PlainReader.quoted(plain))));
            return RuleSet.of("?", decides, nowhere());
        }
        PlainReader document = new PlainReader(map, "", faults);
        document.plain("$schema");
        String id = id(document);
        int version = (int) document.integer("version", 1, Integer.MAX_VALUE);
        Optional<String> description = document.findText("description");
        requireDecision(document);
        HitPolicy hit = document.findConstant("hit", HitPolicy.class).orElse(HitPolicy.FIRST);
        if (!decides.policies().contains(hit)) {
            document.fault(
                    "hit",
                    RuleErrors.BAD_POLICY,
                    Map.of(
                            "policy",
                            hit.word(),
                            "allowed",
                            decides.policies().stream()
                                    .map(HitPolicy::word)
                                    .sorted()
                                    .toList()));
        }
        Optional<RecordType<?>> known = recordType(document);
        RecordType<?> type = known.orElseGet(this::nowhere);
        // With no record type, the criteria could be found nothing but faulty.
        List<Rule<O>> rules = known.isPresent() ? rules(document, type) : ignored(document, "rules");
        Optional<O> otherwise = document.object("otherwise").flatMap(plainOutcome -> outcome(plainOutcome, type));
        List<GoldenCase> cases = known.isPresent() ? cases(document, type) : ignored(document, "cases");
        Map<String, Object> settings = settings(document, type);
        document.done();
        return new RuleSet<>(id, version, description, decides, type, hit, rules, otherwise, settings, cases);
    }

    private RecordType<?> nowhere() {
        return context.fields().types().iterator().next();
    }

    private Map<String, Object> settings(PlainReader document, RecordType<?> type) {
        Map<String, Object> settings = new LinkedHashMap<>();
        document.object("settings").ifPresent(plain -> {
            decides.readSettings(plain, new OutcomeType.Target(type, context));
            plain.done();
            plain.members().forEach((key, value) -> settings.put(String.valueOf(key), value));
        });
        return settings;
    }

    private static <T> List<T> ignored(PlainReader document, String key) {
        document.plain(key);
        return List.of();
    }

    private String id(PlainReader plain) {
        String id = plain.text("id");
        if (id.length() <= LONGEST_ID) {
            return id;
        }
        plain.fault(
                "id",
                RuleErrors.BAD_VALUE,
                Map.of("expected", "at most " + LONGEST_ID + " characters", "found", PlainReader.quoted(id)));
        return "?";
    }

    private void requireDecision(PlainReader document) {
        String found = document.text("decides");
        if (document.has("decides") && !found.equals(decides.name())) {
            document.fault(
                    "decides",
                    RuleErrors.OTHER_DECISION,
                    Map.of("expected", decides.name(), "found", PlainReader.quoted(found)));
        }
    }

    private Optional<RecordType<?>> recordType(PlainReader document) {
        String name = document.text("record");
        Optional<RecordType<?>> type = context.fields().type(name);
        if (type.isEmpty() && document.has("record")) {
            document.fault("record", RuleErrors.UNKNOWN_RECORD, Map.of("type", PlainReader.quoted(name)));
        }
        return type;
    }

    private List<Rule<O>> rules(PlainReader document, RecordType<?> type) {
        if (!document.has("rules")) {
            document.fault("rules", RuleErrors.MISSING, Map.of());
        }
        Collection<?> listed = document.list("rules");
        if (listed.size() > context.limits().rules()) {
            tooMany(document, "rules", context.limits().rules());
            return List.of();
        }
        List<Rule<O>> rules = new ArrayList<>(listed.size());
        for (PlainReader plain : document.objects("rules")) {
            rule(plain, type).ifPresent(rules::add);
        }
        return rules;
    }

    private static void tooMany(PlainReader document, String key, int max) {
        document.fault(key, RuleErrors.TOO_LARGE, Map.of("limit", key, "max", max));
    }

    private Optional<Rule<O>> rule(PlainReader plain, RecordType<?> type) {
        String id = id(plain);
        Optional<String> description = plain.findText("description");
        OptionalInt rank = plain.findInteger("rank", -1_000_000, 1_000_000).stream()
                .mapToInt(Long::intValue)
                .findFirst();
        Optional<Instant> from = plain.findInstant("from");
        Optional<Instant> until = plain.findInstant("until");
        Filter filter = filter(plain, type);
        Optional<O> then = plain.object("then").flatMap(outcome -> outcome(outcome, type));
        if (!plain.has("then")) {
            plain.fault("then", RuleErrors.MISSING, Map.of());
        }
        plain.done();
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            plain.fault("until", RuleErrors.EMPTY_PERIOD, Map.of());
            return Optional.empty();
        }
        return then.map(outcome -> new Rule<>(id, description, filter, outcome, rank, from, until));
    }

    private Filter filter(PlainReader plain, RecordType<?> type) {
        Optional<Object> when = plain.plain("when");
        List<Criterion> conditions = new ArrayList<>();
        int index = 0;
        for (Object condition : plain.list("conditions")) {
            conditions.add(criterion(plain, "conditions[" + index++ + "]", condition, type));
        }
        Optional<String> logic = plain.findText("logic");
        if (when.isPresent()) {
            if (!conditions.isEmpty() || logic.isPresent()) {
                plain.fault("when", RuleErrors.BAD_LOGIC, Map.of("reason", "there are conditions too", "at", 1));
            }
            return Filter.of(criterion(plain, "when", when.get(), type));
        }
        Optional<Violation> fault = logic.flatMap(text -> FilterLogic.check(text, conditions.size()));
        if (fault.isPresent()) {
            plain.faults("", List.of(fault.get()));
            return Filter.always();
        }
        return new Filter(conditions, logic);
    }

    private Criterion criterion(PlainReader plain, String key, Object form, RecordType<?> type) {
        try {
            return CriterionJson.fromPlain(form, type, context.fields());
        } catch (ValidationException e) {
            for (Violation fault : e.violations()) {
                plain.faults(key, List.of(fault));
            }
            return Criterion.never();
        }
    }

    /** Reads an outcome; what a constructor refuses after a fault was noted is that fault's doing. */
    private Optional<O> outcome(PlainReader plain, RecordType<?> type) {
        int before = faults.list().size();
        try {
            O outcome = decides.read(plain, new OutcomeType.Target(type, context));
            plain.done();
            return Optional.of(outcome);
        } catch (ValidationException e) {
            plain.faults("", e.violations());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            if (faults.list().size() == before) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private List<GoldenCase> cases(PlainReader document, RecordType<?> type) {
        if (document.list("cases").size() > context.limits().cases()) {
            tooMany(document, "cases", context.limits().cases());
            return List.of();
        }
        List<GoldenCase> cases = new ArrayList<>();
        for (PlainReader plain : document.objects("cases")) {
            List<Violation> wrong = new ArrayList<>();
            Object given = plain.plain("given").orElse(Map.of());
            GoldenCase example = new GoldenCase(
                    id(plain),
                    given instanceof Map<?, ?> map
                            ? PlainValues.fromPlain(map, type, context.fields(), wrong)
                            : type.noValues(),
                    plain.findInstant("at"),
                    plain.texts("rules"),
                    plain.findDecimal("number"));
            if (!(given instanceof Map<?, ?>)) {
                fault(plain, "given", RuleErrors.BAD_VALUE, given);
            }
            plain.faults("given", wrong);
            plain.done();
            cases.add(example);
        }
        return cases;
    }

    private static void fault(PlainReader plain, String key, ErrorCode code, Object found) {
        plain.fault(key, code, Map.of("expected", "an object", "found", PlainReader.quoted(found)));
    }
}
