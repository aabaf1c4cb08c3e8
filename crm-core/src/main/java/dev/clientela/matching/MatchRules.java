package dev.clientela.matching;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By which rules, and behind which guards, records of one type are matched. Immutable; checked when it is made. */
public record MatchRules(List<MatchRule> rules, MatchGuards guards) {

    /** @throws dev.clientela.error.ValidationException with every fault, see {@link MatchingErrors} */
    public MatchRules {
        rules = List.copyOf(rules);
        Violations violations = new Violations();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            MatchRule rule = rules.get(i);
            String path = "rules[" + i + "]";
            violations.require(!rule.id().isBlank() && ids.add(rule.id()), path + ".id", MatchingErrors.BAD_RULE_ID);
            violations.require(
                    rule.keys().stream().anyMatch(MatchKey::isSearchable),
                    path + ".keys",
                    MatchingErrors.NOTHING_TO_SEARCH_BY);
            violations.require(rule.score() >= 1 && rule.score() <= 100, path + ".score", MatchingErrors.BAD_SCORE);
        }
        requirePositive(violations, "shortest_email", guards.shortestEmail());
        requirePositive(violations, "shortest_phone", guards.shortestPhone());
        requirePositive(violations, "shortest_name", guards.shortestName());
        requirePositive(violations, "most_hits", guards.mostHits());
        violations.throwIfAny();
    }

    private static void requirePositive(Violations violations, String guard, int value) {
        if (value < 1) {
            violations.add(Violation.of("guards." + guard, MatchingErrors.BAD_GUARD, "value", value));
        }
    }

    /** What finds the account of somebody: by contact, domain, telephone or name; surest first. */
    public static MatchRules forAccounts() {
        return new MatchRules(
                List.of(
                        MatchRule.of("account.name_and_domain", 100, MatchKey.COMPANY_NAME, MatchKey.DOMAIN),
                        MatchRule.of("account.email", 95, MatchKey.EMAIL),
                        MatchRule.of("account.name_and_phone", 95, MatchKey.COMPANY_NAME, MatchKey.PHONE),
                        MatchRule.of("account.contact", 90, MatchKey.CONTACT),
                        MatchRule.of("account.domain", 85, MatchKey.DOMAIN),
                        MatchRule.of("account.name_and_place", 80, MatchKey.COMPANY_NAME, MatchKey.PLACE),
                        MatchRule.of("account.phone", 60, MatchKey.PHONE),
                        MatchRule.of("account.name", 50, MatchKey.COMPANY_NAME)),
                MatchGuards.usual());
    }

    /** What finds the contact of somebody. */
    public static MatchRules forContacts() {
        return new MatchRules(
                List.of(
                        MatchRule.of("contact.email_and_name", 100, MatchKey.EMAIL, MatchKey.PERSON_NAME),
                        MatchRule.of("contact.phone_and_name", 95, MatchKey.PHONE, MatchKey.PERSON_NAME),
                        MatchRule.of("contact.email", 90, MatchKey.EMAIL),
                        MatchRule.of("contact.name_in_account", 70, MatchKey.ACCOUNT, MatchKey.PERSON_NAME),
                        MatchRule.of("contact.phone", 40, MatchKey.PHONE)),
                MatchGuards.usual());
    }

    /** What finds a lead that is there already. */
    public static MatchRules forLeads() {
        return new MatchRules(
                List.of(
                        MatchRule.of("lead.email_and_name", 100, MatchKey.EMAIL, MatchKey.PERSON_NAME),
                        MatchRule.of("lead.phone_and_name", 95, MatchKey.PHONE, MatchKey.PERSON_NAME),
                        MatchRule.of("lead.email", 90, MatchKey.EMAIL),
                        MatchRule.of("lead.phone", 40, MatchKey.PHONE)),
                MatchGuards.usual());
    }

    /** The surest rule that holds. */
    public Optional<MatchRule> surest(Set<MatchKey> agreeing) {
        return rules.stream()
                .filter(rule -> rule.holds(agreeing))
                .max(java.util.Comparator.comparingInt(MatchRule::score));
    }

    public Optional<MatchRule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
