package dev.clientela.rules;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionEvaluator;
import dev.clientela.record.CriterionExplanation;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Moment;
import dev.clientela.record.RecordRef;
import dev.clientela.rules.Explanation.Decided;
import dev.clientela.rules.Explanation.Other;
import dev.clientela.rules.Explanation.Why;
import dev.clientela.rules.index.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Explains the decisions of one program. */
final class Explainer<O> {

    private static final int NAMED = 3;

    private final RuleProgram<O> program;
    private final RuleSet<O> set;

    Explainer(RuleProgram<O> program) {
        this.program = program;
        this.set = program.set();
    }

    Explanation explain(CrmRecord<?> record, Situation asked, Verdict<O> verdict) {
        Map<RecordRef, CrmRecord<?>> seen = new LinkedHashMap<>();
        Situation situation = new Situation(asked.moment(), ref -> {
            Optional<? extends CrmRecord<?>> found = asked.lookup().apply(ref);
            found.ifPresent(other -> seen.put(ref, other));
            return found;
        });
        if (!verdict.rules().stream().allMatch(rule -> holds(rule, record, situation))) {
            throw new IllegalArgumentException("This was decided of another record, or in another situation");
        }
        List<Other> others = others(record, situation, verdict);
        Map<String, Map<String, Object>> related = new LinkedHashMap<>();
        seen.forEach((ref, other) -> related.put(ref.toString(), read(other)));
        return new Explanation(
                set.id(),
                set.version(),
                set.decides().name(),
                set.hit(),
                set.type().name(),
                record.find(set.type().system().id()).map(id -> id.value()),
                asked.moment().now(),
                asked.moment().zone(),
                read(record),
                related,
                verdict.rules().stream()
                        .map(rule -> decided(rule, record, asked.moment()))
                        .toList(),
                verdict.rules().isEmpty() ? set.otherwise().map(set.decides()::write) : Optional.empty(),
                verdict.number(),
                set.rules().size() > Explanation.DETAILED ? together(others) : others,
                Map.of());
    }

    private Decided decided(Rule<O> rule, CrmRecord<?> record, Moment moment) {
        return new Decided(
                rule.id(),
                Optional.of(CriterionJson.toPlain(rule.when().criterion())),
                set.decides().write(rule.then()),
                set.hit().isAggregating() ? set.decides().number(rule.then(), record, moment) : Optional.empty());
    }

    /** Asks once more, so that the other records that it goes by are seen. */
    private static boolean holds(Rule<?> rule, CrmRecord<?> record, Situation situation) {
        return CriterionEvaluator.compile(rule.when().criterion(), situation.moment(), situation.lookup())
                .test(record);
    }

    private Map<String, Object> read(CrmRecord<?> record) {
        Map<String, Object> read = new LinkedHashMap<>();
        for (Field<?> field : program.reads()) {
            if (field.recordType().equals(record.type().name())
                    && record.values().has(field)) {
                read.put(field.name(), PlainValues.plainOf(record.values(), field));
            }
        }
        return read;
    }

    private List<Other> others(CrmRecord<?> record, Situation situation, Verdict<O> verdict) {
        Set<String> decided = verdict.rules().stream().map(Rule::id).collect(Collectors.toSet());
        List<Other> others = new ArrayList<>();
        boolean over = false;
        for (int place = 0; place < program.rules().size(); place++) {
            Rule<O> rule = program.rules().get(place);
            if (decided.contains(rule.id())) {
                over = !set.hit().isCollecting();
            } else if (!rule.isInForce(situation.moment().now())) {
                others.add(unasked(Why.NOT_IN_FORCE, rule));
            } else if (over) {
                others.add(unasked(Why.NOT_ASKED, rule));
            } else {
                others.add(failed(rule, program.criteria().get(place), record, situation));
            }
        }
        return others;
    }

    private static Other unasked(Why why, Rule<?> rule) {
        return new Other(why, List.of(rule.id()), 1, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Other failed(Rule<?> rule, Criterion criterion, CrmRecord<?> record, Situation situation) {
        CriterionExplanation whole = CriterionExplanation.of(criterion, record, situation.moment(), situation.lookup());
        CriterionExplanation first = firstFailed(whole);
        Set<Field<?>> fields = first.criterion().fields();
        Optional<Field<?>> field =
                fields.size() == 1 ? Optional.of(fields.iterator().next()) : Optional.empty();
        return new Other(
                Why.FAILED,
                List.of(rule.id()),
                1,
                Optional.of(CriterionJson.toPlain(first.criterion())),
                field.map(Field::name),
                field.filter(record.values()::has).map(found -> PlainValues.plainOf(record.values(), found)));
    }

    private static CriterionExplanation firstFailed(CriterionExplanation failed) {
        if (failed.criterion() instanceof Criterion.All) {
            for (CriterionExplanation part : failed.parts()) {
                if (!part.held()) {
                    return firstFailed(part);
                }
            }
        }
        return failed;
    }

    /** Those of one reason, and of one field, as one. */
    private static List<Other> together(List<Other> others) {
        record Reason(Why why, Optional<String> field) {}
        Map<Reason, List<Other>> byReason = new LinkedHashMap<>();
        others.forEach(other -> byReason.computeIfAbsent(new Reason(other.why(), other.field()), r -> new ArrayList<>())
                .add(other));
        List<Other> together = new ArrayList<>();
        byReason.forEach((reason, same) -> together.add(
                same.size() == 1
                        ? same.get(0)
                        : new Other(
                                reason.why(),
                                same.stream()
                                        .limit(NAMED)
                                        .map(other -> other.rules().get(0))
                                        .toList(),
                                same.size(),
                                Optional.empty(),
                                reason.field(),
                                same.get(0).found())));
        return together;
    }
}
