package dev.clientela.rules.matching;

import dev.clientela.conversion.TargetMatching;
import dev.clientela.conversion.TieBreak;
import dev.clientela.matching.MatchRules;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;

/**
 * How the account and the contact of a lead are looked for when it is converted, and what is done about candidates.
 * Immutable.
 *
 * <pre>{@code
 * {"accounts": "use", "contacts": "alert", "ties": "oldest"}
 * {"accounts": {"rules": [{"id": "account.domain", "keys": ["domain"], "score": 85, "action": "block"}],
 *               "guards": {…}, "ties": "caller"}, "contacts": "off"}
 * }</pre>
 *
 * <p>The words stand for the usual rules: sure candidates are used, alert, or block, the others are reported; {@code off}
 * looks for nothing. Objects are as {@link dev.clientela.conversion.ConversionRulesJson} has them.
 */
public record MatchStrategy(TargetMatching accounts, TargetMatching contacts) {

    /** Strategies of matching, per lead. */
    public static final OutcomeType<MatchStrategy> TYPE = new MatchStrategyType();

    /** Sure candidates are used; several equally sure ones are settled so. */
    public static MatchStrategy using(TieBreak ties) {
        return new MatchStrategy(
                TargetMatching.using(MatchRules.forAccounts(), ties),
                TargetMatching.using(MatchRules.forContacts(), ties));
    }

    /** Sure candidates have to be acknowledged. */
    public static MatchStrategy alerting() {
        return new MatchStrategy(
                TargetMatching.alerting(MatchRules.forAccounts()), TargetMatching.alerting(MatchRules.forContacts()));
    }

    /** Sure candidates keep the lead from being converted until one is named. */
    public static MatchStrategy blocking() {
        return new MatchStrategy(
                TargetMatching.blocking(MatchRules.forAccounts()), TargetMatching.blocking(MatchRules.forContacts()));
    }

    /** Nothing is looked for. */
    public static MatchStrategy off() {
        return new MatchStrategy(TargetMatching.off(), TargetMatching.off());
    }

    public MatchStrategy accounts(TargetMatching other) {
        return new MatchStrategy(other, contacts);
    }

    public MatchStrategy contacts(TargetMatching other) {
        return new MatchStrategy(accounts, other);
    }

    /** Imported leads find their customers by themselves, the oldest of equals; others ask. */
    public static RuleSet<MatchStrategy> usual(RuleContext context) {
        return RuleSetJson.usual(MatchStrategy.class, "lead-matching.json", TYPE, context);
    }
}
