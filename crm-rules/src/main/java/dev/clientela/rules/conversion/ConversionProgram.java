package dev.clientela.rules.conversion;

import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRulebook;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.lead.Lead;
import dev.clientela.record.Criterion;
import dev.clientela.rules.Filter;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.matching.MatchStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rule sets about conversion as the kernel takes them: {@code program.saveTo(crm.conversionRules(), now)}. Which rule
 * decided, and why, then stands in each conversion's receipt. The kernel knows no periods, so a host whose rules have some
 * saves them again when one begins or ends. Immutable.
 */
public final class ConversionProgram {

    private static final String OTHERWISE = "otherwise";

    private final RuleProgram<ConversionTerms> terms;
    private final Optional<RuleProgram<MatchStrategy>> matching;

    private ConversionProgram(RuleProgram<ConversionTerms> terms, Optional<RuleProgram<MatchStrategy>> matching) {
        this.terms = terms;
        this.matching = matching;
    }

    /** Matching as the terms themselves say. */
    public static ConversionProgram of(RuleProgram<ConversionTerms> terms) {
        return new ConversionProgram(terms, Optional.empty());
    }

    /** Customers are looked for as these rules say, whatever the terms do; as the terms say where they say nothing. */
    public ConversionProgram matchingBy(RuleProgram<MatchStrategy> strategies) {
        return new ConversionProgram(terms, Optional.of(strategies));
    }

    /** Persons become person accounts, partners' leads start a stage further; who opted out of everything stays a lead. */
    public static RuleSet<ConversionTerms> usual(RuleContext context) {
        return RuleSetJson.usual(ConversionProgram.class, "lead-conversion.json", ConversionTerms.TYPE, context);
    }

    /** The rule set that says the same as rules of the kernel; {@link #rules} of it gives them back. */
    public static RuleSet<ConversionTerms> ruleSet(String id, ConversionRules rules) {
        return RuleSet.of(id, ConversionTerms.TYPE, Lead.TYPE)
                .rules(rules.rules().stream()
                        .map(rule -> Rule.of(rule.id(), Filter.of(rule.when()), ConversionTerms.of(rule)))
                        .toList());
    }

    /** The kernel's rules that say what the rule sets say at this time. */
    public ConversionRules rules(Instant at) {
        List<ConversionRule> all = new ArrayList<>();
        List<Criterion> refused = new ArrayList<>();
        for (Rule<ConversionTerms> rule : terms.set().inOrder()) {
            if (rule.isInForce(at)) {
                add(rule.id(), rule.when().criterion(), rule.then(), refused, all, at);
            }
        }
        terms.set().otherwise().ifPresent(then -> add(OTHERWISE, Criterion.always(), then, refused, all, at));
        return new ConversionRules(all);
    }

    /** Whoever is not eligible by an earlier rule is none of a later one's leads. */
    private void add(
            String id,
            Criterion when,
            ConversionTerms then,
            List<Criterion> refused,
            List<ConversionRule> all,
            Instant at) {
        if (then.how().isEmpty()) {
            refused.add(when);
            return;
        }
        Criterion eligible =
                refused.isEmpty() ? when : when.and(Criterion.any(refused).not());
        ConversionRule rule = ConversionTerms.renamed(then.how().get(), id, eligible);
        if (matching.isPresent()) {
            all.addAll(matched(rule, matching.get().set(), at));
        }
        boolean settled =
                matching.isPresent() && matching.get().set().otherwise().isPresent();
        if (!settled) {
            all.add(rule);
        }
    }

    /** The rule once for each strategy, in the order of the strategies: the first that holds decides both. */
    private static List<ConversionRule> matched(ConversionRule rule, RuleSet<MatchStrategy> strategies, Instant at) {
        List<ConversionRule> all = new ArrayList<>();
        for (Rule<MatchStrategy> strategy : strategies.inOrder()) {
            if (strategy.isInForce(at)) {
                all.add(matched(
                        rule,
                        rule.id() + "/" + strategy.id(),
                        rule.when().and(strategy.when().criterion()),
                        strategy.then()));
            }
        }
        strategies.otherwise().ifPresent(strategy -> all.add(matched(rule, rule.id(), rule.when(), strategy)));
        return all;
    }

    private static ConversionRule matched(ConversionRule rule, String id, Criterion when, MatchStrategy strategy) {
        return ConversionTerms.renamed(rule, id, when)
                .matchingAccounts(strategy.accounts())
                .matchingContacts(strategy.contacts());
    }

    /**
     * Conversions that begin afterwards go by the rules as they are at this time.
     *
     * @throws dev.clientela.error.ValidationException with every fault, as {@link ConversionRulebook#save}; the present
     *     rules stay
     */
    public void saveTo(ConversionRulebook rulebook, Instant at) {
        rulebook.save(rules(at));
    }
}
