package dev.clientela.rules;

import dev.clientela.record.Criterion;
import dev.clientela.record.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that decide one thing about records of one type, as data: the same in Java and in JSON, see {@link RuleSetJson}.
 *
 * <pre>{@code
 * RuleSet<Route> rules = RuleSet.of("lead-routing", Route.TYPE, Lead.TYPE)
 *         .rule("ar-large", COUNTRY.is("AR").and(EMPLOYEES.atLeast(200L)), Route.toUser("ada"))
 *         .rule("web", SOURCE.is("web"), Route.toQueue("inside-sales"))
 *         .otherwise(Route.toQueue("leads"));
 * }</pre>
 *
 * <p>Rules stand in the order of the document; where they are ranked, in that of their ranks, least first, and those of
 * one rank in that of their ids. Immutable; nothing is checked before it is {@linkplain RuleProgram compiled}.
 *
 * @param id by which explanations, stored decisions and the state of round robins speak of it
 * @param version grows with each change
 * @param otherwise what is decided when no rule holds
 * @param settings what is said once for all rules, such as the grades of a score; in plain form, see {@link
 *     OutcomeType#readSettings}
 * @param cases examples that have to come out as they say
 */
public record RuleSet<O>(
        String id,
        int version,
        Optional<String> description,
        OutcomeType<O> decides,
        RecordType<?> type,
        HitPolicy hit,
        List<Rule<O>> rules,
        Optional<O> otherwise,
        Map<String, Object> settings,
        List<GoldenCase> cases) {

    public RuleSet {
        if (id.isBlank() || id.length() > 100 || version < 1) {
            throw new IllegalArgumentException("A rule set has an id of 1 to 100 characters and a version from 1 on");
        }
        rules = List.copyOf(rules);
        Map<String, Object> frozen = new LinkedHashMap<>();
        settings.forEach((name, plain) -> frozen.put(name, PlainValues.canonical(plain)));
        settings = Collections.unmodifiableMap(frozen);
        cases = List.copyOf(cases);
    }

    /** Without rules yet, version 1, the first that holds decides. */
    public static <O> RuleSet<O> of(String id, OutcomeType<O> decides, RecordType<?> type) {
        return new RuleSet<>(
                id,
                1,
                Optional.empty(),
                decides,
                type,
                HitPolicy.FIRST,
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    public RuleSet<O> version(int number) {
        return new RuleSet<>(id, number, description, decides, type, hit, rules, otherwise, settings, cases);
    }

    public RuleSet<O> describedAs(String words) {
        return new RuleSet<>(id, version, Optional.of(words), decides, type, hit, rules, otherwise, settings, cases);
    }

    public RuleSet<O> hit(HitPolicy policy) {
        return new RuleSet<>(id, version, description, decides, type, policy, rules, otherwise, settings, cases);
    }

    public RuleSet<O> rule(String ruleId, Criterion when, O then) {
        return rule(Rule.of(ruleId, Filter.of(when), then));
    }

    /** One more rule, behind the others; for many at once {@link #rules(List)} is faster. */
    public RuleSet<O> rule(Rule<O> rule) {
        List<Rule<O>> more = new ArrayList<>(rules);
        more.add(rule);
        return rules(more);
    }

    /** These rules and no others. */
    public RuleSet<O> rules(List<Rule<O>> all) {
        return new RuleSet<>(id, version, description, decides, type, hit, all, otherwise, settings, cases);
    }

    public RuleSet<O> otherwise(O outcome) {
        return new RuleSet<>(
                id, version, description, decides, type, hit, rules, Optional.of(outcome), settings, cases);
    }

    /** Says this for all rules, in the place of what was said of it before. */
    public RuleSet<O> setting(String name, Object plain) {
        Map<String, Object> more = new LinkedHashMap<>(settings);
        more.put(name, plain);
        return new RuleSet<>(id, version, description, decides, type, hit, rules, otherwise, more, cases);
    }

    public RuleSet<O> example(GoldenCase example) {
        List<GoldenCase> more = new ArrayList<>(cases);
        more.add(example);
        return new RuleSet<>(id, version, description, decides, type, hit, rules, otherwise, settings, more);
    }

    /** The rules in the order in which they count. */
    public List<Rule<O>> inOrder() {
        if (rules.stream().allMatch(rule -> rule.rank().isEmpty())) {
            return rules;
        }
        Comparator<Rule<O>> byRank = Comparator.comparingInt(rule -> rule.rank().orElse(Integer.MAX_VALUE));
        return rules.stream().sorted(byRank.thenComparing(Rule::id)).toList();
    }
}
