package dev.clientela.rules.validation;

import dev.clientela.command.Execution;
import dev.clientela.command.ValidationRule;
import dev.clientela.error.Violation;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Moment;
import dev.clientela.rules.Explanation;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.Rulebook;
import dev.clientela.rules.index.Situation;
import dev.clientela.rules.validation.Refusal.On;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks the rules in force at every write of records of their type: {@code Crm.builder().rule(new Validation(rulebook))}.
 * Everything that they refuse is told at once. Thread-safe.
 */
public final class Validation implements ValidationRule {

    private final Rulebook<Refusal> rulebook;

    public Validation(Rulebook<Refusal> rulebook) {
        this.rulebook = rulebook;
    }

    /** Rules about deals: what has to be known before a proposal, and that a deal does not go back to the beginning. */
    public static RuleSet<Refusal> usual(RuleContext context) {
        return RuleSetJson.usual(Validation.class, "deal-validation.json", Refusal.TYPE, context);
    }

    /**
     * As if asked at the record's last change, in UTC, with no other record at hand; {@link #check(Optional, CrmRecord,
     * Execution)} knows better.
     */
    @Override
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after) {
        return check(before, after, Situation.at(new Moment(after.modifiedAt(), ZoneOffset.UTC)));
    }

    @Override
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after, Execution execution) {
        return check(before, after, Situation.in(execution));
    }

    /** Everything that the rules refuse; nothing for records of another type. */
    public List<Violation> check(Optional<CrmRecord<?>> before, CrmRecord<?> after, Situation situation) {
        RuleProgram<Refusal> program = rulebook.inForce();
        if (!program.set().type().equals(after.type())) {
            return List.of();
        }
        return refusing(program, before, after, situation).stream()
                .map(rule -> violation(rule, after, program.set()))
                .toList();
    }

    private static List<Rule<Refusal>> refusing(
            RuleProgram<Refusal> program, Optional<CrmRecord<?>> before, CrmRecord<?> after, Situation situation) {
        return program.decide(after, situation).rules().stream()
                .filter(rule -> isAsked(rule.then(), before, after, situation))
                .toList();
    }

    private static boolean isAsked(
            Refusal refusal, Optional<CrmRecord<?>> before, CrmRecord<?> after, Situation situation) {
        boolean asked = before.isPresent() ? refusal.on() != On.CREATE : refusal.on() != On.CHANGE;
        return asked
                && (refusal.changed().isEmpty()
                        || refusal.changed().stream().anyMatch(field -> differs(field, before, after)))
                && refusal.before()
                        .map(earlier -> before.filter(
                                        CriterionEvaluator.compile(earlier, situation.moment(), situation.lookup()))
                                .isPresent())
                        .orElse(true);
    }

    private static boolean differs(Field<?> field, Optional<CrmRecord<?>> before, CrmRecord<?> after) {
        return !Objects.equals(
                before.<Object>map(earlier -> earlier.values().get(field)).orElse(null),
                after.values().get(field));
    }

    private static Violation violation(Rule<Refusal> rule, CrmRecord<?> after, RuleSet<Refusal> rules) {
        Refusal refusal = rule.then();
        Map<String, Object> parameters = new HashMap<>();
        refusal.message().forEach((language, text) -> {
            RefusalType.parameters(text).forEach(name -> parameters.put(name, shown(after, name)));
            parameters.put("message_" + language, text);
        });
        parameters.put("rule_set", rules.id());
        parameters.put("rule_set_version", rules.version());
        parameters.put("rule", rule.id());
        return new Violation(refusal.field().map(Field::name).orElse(""), refusal.code(), parameters);
    }

    /** Values as people write them; a dash where there is none. */
    private static Object shown(CrmRecord<?> record, String name) {
        return record.values().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .flatMap(field -> record.<Object>find(valued(field)))
                .orElse("–");
    }

    @SuppressWarnings("unchecked") // only shown
    private static Field<Object> valued(Field<?> field) {
        return (Field<Object>) field;
    }

    /**
     * Why the write would be refused, or not: {@code refused} names the rules that do, of those that hold; {@code before}
     * is what they read of the state before.
     */
    public Explanation explain(Optional<CrmRecord<?>> before, CrmRecord<?> after, Situation situation) {
        RuleProgram<Refusal> program = rulebook.inForce();
        Map<String, Object> earlier = new TreeMap<>();
        for (Rule<Refusal> rule : program.set().rules()) {
            rule.then()
                    .before()
                    .ifPresent(criterion -> criterion
                            .fields()
                            .forEach(field -> before.flatMap(record -> record.<Object>find(valued(field)))
                                    .ifPresent(value -> earlier.put(
                                            field.name(), valued(field).toPlain(value)))));
        }
        List<String> refused = refusing(program, before, after, situation).stream()
                .map(Rule::id)
                .toList();
        return program.explain(after, situation).with("before", earlier).with("refused", refused);
    }
}
