package dev.clientela.rules;

/**
 * How large a rule document may be. What is larger is refused, {@code rules.too_large}, before it costs more than reading
 * up to the limit. The criteria within have limits of their own, see {@link dev.clientela.record.CriterionJson}.
 *
 * @param document in characters
 * @param tokens of the document: names, values, and the begins and ends of objects and lists
 * @param depth of objects and lists within each other
 * @param text the longest text, in characters
 * @param digits of a number, and the greatest power of ten it may be given with
 * @param rules of one set
 * @param cases of one set
 * @param formula the longest formula, in characters
 */
public record RuleLimits(int document, int tokens, int depth, int text, int digits, int rules, int cases, int formula) {

    public RuleLimits {
        if (Math.min(
                                Math.min(Math.min(document, tokens), depth),
                                Math.min(Math.min(text, digits), Math.min(rules, formula)))
                        < 1
                || cases < 0) {
            throw new IllegalArgumentException("A limit is positive");
        }
    }

    /** 9.5 million characters, 1 million tokens, 120 levels, texts of 32,000, numbers of 60 digits, 20,000 rules, 1,000 cases, formulas of 500. */
    public static RuleLimits usual() {
        return new RuleLimits(9_500_000, 1_000_000, 120, 32_000, 60, 20_000, 1_000, 500);
    }

    public RuleLimits withDocument(int characters) {
        return new RuleLimits(characters, tokens, depth, text, digits, rules, cases, formula);
    }

    public RuleLimits withRules(int count) {
        return new RuleLimits(document, tokens, depth, text, digits, count, cases, formula);
    }
}
