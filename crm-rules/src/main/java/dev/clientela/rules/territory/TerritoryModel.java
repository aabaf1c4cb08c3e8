package dev.clientela.rules.territory;

import dev.clientela.account.Account;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.RecordType;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to cut the market into territories: rules over accounts, of which each may lie in several, and over
 * opportunities, of which each lies in one at most. Compiled; immutable.
 */
public final class TerritoryModel {

    private final String name;
    private final RuleProgram<Territory> accounts;
    private final RuleProgram<Territory> opportunities;

    /**
     * @throws dev.clientela.error.ValidationException with every fault of the first set that has any
     * @throws IllegalArgumentException when the sets are over other record types, or opportunities would be collected
     */
    public TerritoryModel(
            String name, RuleSet<Territory> accounts, RuleSet<Territory> opportunities, RuleContext context) {
        requireOver(Account.TYPE, accounts);
        requireOver(Opportunity.TYPE, opportunities);
        if (opportunities.hit().isCollecting()) {
            throw new IllegalArgumentException("An opportunity lies in one territory");
        }
        this.name = name;
        this.accounts = RuleProgram.compile(accounts, context);
        this.opportunities = RuleProgram.compile(opportunities, context);
    }

    private static void requireOver(RecordType<?> type, RuleSet<?> set) {
        if (!set.type().name().equals(type.name())) {
            throw new IllegalArgumentException(set.id() + " is not over " + type);
        }
    }

    public String name() {
        return name;
    }

    /** A model to begin with: Latin America, Iberia and key accounts. */
    public static TerritoryModel usual(RuleContext context) {
        return new TerritoryModel(
                "usual",
                RuleSetJson.usual(TerritoryModel.class, "account-territories.json", Territory.TYPE, context),
                RuleSetJson.usual(TerritoryModel.class, "deal-territories.json", Territory.TYPE, context),
                context);
    }

    RuleProgram<Territory> accounts() {
        return accounts;
    }

    RuleProgram<Territory> opportunities() {
        return opportunities;
    }

    /** The territories that its rules over accounts know of. */
    Set<String> known() {
        return Stream.concat(accounts.set().rules().stream().map(Rule::then), accounts.set().otherwise().stream())
                .map(Territory::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
