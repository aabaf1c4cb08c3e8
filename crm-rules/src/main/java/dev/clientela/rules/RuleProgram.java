package dev.clientela.rules;

import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.Criterion;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.Moment;
import dev.clientela.rules.index.Condition;
import dev.clientela.rules.index.RuleIndex;
import dev.clientela.rules.index.Situation;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule set that was checked and compiled: it decides about records, and explains. A decision costs what the rules cost
 * that match, not what all cost. Immutable, safe to share between threads.
 */
public final class RuleProgram<O> {

    private final RuleSet<O> set;
    private final List<Rule<O>> rules;
    private final List<Criterion> criteria;
    private final RuleIndex index;
    private final Set<Field<?>> reads;
    private final List<Violation> warnings;
    private final Optional<FixedSum> fixedSum;

    private RuleProgram(RuleSet<O> set, List<Rule<O>> rules, List<Criterion> criteria, List<Violation> warnings) {
        this.set = set;
        this.rules = rules;
        this.criteria = criteria;
        this.warnings = warnings;
        List<Condition> conditions = new ArrayList<>(rules.size());
        for (int place = 0; place < rules.size(); place++) {
            Rule<O> rule = rules.get(place);
            conditions.add(new Condition(criteria.get(place), rule.from(), rule.until()));
        }
        this.index = RuleIndex.of(set.type(), conditions);
        this.reads = FieldsRead.of(criteria);
        this.fixedSum = FixedSum.of(set, rules, index);
    }

    /**
     * Checks and compiles a rule set, and tries its cases.
     *
     * @throws ValidationException with every fault at its path, such as {@code rules[3].then}: {@code rules.unreachable},
     *     {@code rules.same_id}, {@code rules.failed_case}…
     */
    public static <O> RuleProgram<O> compile(RuleSet<O> set, RuleContext context) {
        List<Violation> faults = RuleSetCheck.faultsOf(set, context);
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        List<Rule<O>> inOrder = set.inOrder();
        List<Criterion> criteria =
                inOrder.stream().map(rule -> rule.when().criterion()).toList();
        RuleProgram<O> program = new RuleProgram<>(set, inOrder, criteria, RuleSetCheck.warningsOf(set));
        List<Violation> failed = program.failedCases();
        if (!failed.isEmpty()) {
            throw new ValidationException(failed);
        }
        return program;
    }

    /**
     * Reads, checks and compiles a document.
     *
     * @throws ValidationException with every fault, each with its path, {@code line} and {@code column}
     */
    public static <O> RuleProgram<O> read(String json, OutcomeType<O> decides, RuleContext context) {
        RuleSet<O> set = RuleSetJson.read(json, decides, context);
        try {
            return compile(set, context);
        } catch (ValidationException e) {
            throw new ValidationException(new JsonText(json, context.limits()).located(e.violations()));
        }
    }

    public RuleSet<O> set() {
        return set;
    }

    /** What may be meant otherwise, such as two rules of one rank. */
    public List<Violation> warnings() {
        return warnings;
    }

    /** The rule at a place that {@link #first} gives. */
    public Rule<O> rule(int place) {
        return rules.get(place);
    }

    /** The rules in the order in which they count. */
    List<Rule<O>> rules() {
        return rules;
    }

    /** Their criteria, in the same order. */
    List<Criterion> criteria() {
        return criteria;
    }

    /** Every field that the rules read. */
    public Set<Field<?>> reads() {
        return reads;
    }

    /** The place of the first rule that holds, or -1; whatever the hit policy, and without allocating. */
    public int first(CrmRecord<?> record, Situation situation) {
        return index.first(record, situation);
    }

    /**
     * What the rules say of the record.
     *
     * @throws RefusedException {@code rules.several_hits}, {@code rules.differing_hits} where the hit policy forbids it
     */
    public Verdict<O> decide(CrmRecord<?> record, Situation situation) {
        List<Rule<O>> hits = hits(record, situation);
        if (hits.isEmpty()) {
            return new Verdict<>(
                    List.of(), set.otherwise().stream().toList(), numberOtherwise(record, situation.moment()));
        }
        List<O> outcomes = hits.stream().map(Rule::then).toList();
        return new Verdict<>(hits, outcomes, number(outcomes, record, situation.moment()));
    }

    private List<Rule<O>> hits(CrmRecord<?> record, Situation situation) {
        if (set.hit() == HitPolicy.FIRST || set.hit() == HitPolicy.PRIORITY) {
            int place = index.first(record, situation);
            return place < 0 ? List.of() : List.of(rules.get(place));
        }
        List<Rule<O>> hits = new ArrayList<>();
        index.forEach(record, situation, place -> hits.add(rules.get(place)));
        if (hits.size() > 1 && set.hit() == HitPolicy.UNIQUE) {
            throw refused(RuleErrors.SEVERAL_HITS, hits);
        }
        if (set.hit() == HitPolicy.ANY) {
            if (hits.stream().map(Rule::then).distinct().count() > 1) {
                throw refused(RuleErrors.DIFFERING_HITS, hits);
            }
            return hits.stream().limit(1).toList();
        }
        return hits;
    }

    private RefusedException refused(dev.clientela.error.ErrorCode code, List<Rule<O>> hits) {
        return new RefusedException(
                code,
                Map.of(
                        "rule_set",
                        set.id(),
                        "version",
                        set.version(),
                        "rules",
                        hits.stream().map(Rule::id).toList()));
    }

    private Optional<BigDecimal> number(List<O> outcomes, CrmRecord<?> record, Moment moment) {
        List<BigDecimal> numbers = set.hit().isAggregating()
                ? outcomes.stream()
                        .flatMap(outcome -> set.decides().number(outcome, record, moment).stream())
                        .toList()
                : List.of();
        return Hits.number(set.hit(), outcomes.size(), numbers);
    }

    private Optional<BigDecimal> numberOtherwise(CrmRecord<?> record, Moment moment) {
        if (!set.hit().isAggregating()) {
            return Optional.empty();
        }
        return set.otherwise()
                .flatMap(outcome -> set.decides().number(outcome, record, moment))
                .or(() -> Hits.number(set.hit(), 0, List.of()));
    }

    /** The quick way to the sum, where every rule counts a fixed number and all hits are summed up; empty elsewhere. */
    public Optional<FixedSum> fixedSum() {
        return fixedSum;
    }

    /** Why the rules say what {@link #decide} gives; costs what all rules cost. */
    public Explanation explain(CrmRecord<?> record, Situation situation) {
        return explain(record, situation, decide(record, situation));
    }

    /**
     * Why they said this of the record, which {@link #decide} gave of it in the same situation.
     *
     * @throws IllegalArgumentException when a rule of the verdict does not hold
     */
    public Explanation explain(CrmRecord<?> record, Situation situation, Verdict<O> verdict) {
        return new Explainer<>(this).explain(record, situation, verdict);
    }

    private List<Violation> failedCases() {
        List<Violation> failed = new ArrayList<>();
        for (int i = 0; i < set.cases().size(); i++) {
            GoldenCase example = set.cases().get(i);
            Situation situation = Situation.at(new Moment(example.at().orElse(GoldenCase.ANY_TIME), ZoneOffset.UTC));
            Verdict<O> verdict = decide(set.type().create(example.given()), situation);
            boolean same = example.number().isEmpty()
                    || verdict.number()
                            .filter(n -> n.compareTo(example.number().get()) == 0)
                            .isPresent();
            if (!verdict.ruleIds().equals(example.rules()) || !same) {
                failed.add(new Violation(
                        "cases[" + i + "]",
                        RuleErrors.FAILED_CASE,
                        Map.of(
                                "case",
                                example.id(),
                                "expected",
                                told(example.rules(), example.number()),
                                "found",
                                told(verdict.ruleIds(), verdict.number()))));
            }
        }
        return failed;
    }

    private static String told(List<String> rules, Optional<BigDecimal> number) {
        return rules + number.map(n -> " = " + n.toPlainString()).orElse("");
    }
}
