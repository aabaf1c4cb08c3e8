package dev.clientela.rules.territory;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Values;
import dev.clientela.rules.index.Situation;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts new accounts and opportunities into territories by the one model that is active (AS-22); later edits leave them
 * where they are, until the rules are run again. Territories that the model does not know were given by hand, and stay.
 * Thread-safe.
 */
public final class TerritoryRules implements SaveRules {

    private volatile TerritoryModel active;

    public TerritoryRules(TerritoryModel first) {
        this.active = first;
    }

    /** Puts this model in the place of the one that was active; nothing is moved by that. */
    public void activate(TerritoryModel model) {
        active = model;
    }

    public TerritoryModel active() {
        return active;
    }

    @Override
    public boolean concern(RecordType<?> type) {
        return type.name().equals(Account.TYPE.name()) || type.name().equals(Opportunity.TYPE.name());
    }

    @Override
    public Values before(Optional<CrmRecord<?>> before, CrmRecord<?> draft, Execution execution) {
        if (before.isPresent()) {
            return draft.values();
        }
        Situation situation = Situation.in(execution);
        if (draft instanceof Account account) {
            return account.values().with(AccountFields.TERRITORIES, territories(account, situation));
        }
        if (draft instanceof Opportunity deal && !deal.values().has(OpportunityFields.TERRITORY)) {
            return active.opportunities()
                    .decide(deal, situation)
                    .outcome()
                    .map(territory -> deal.values().with(OpportunityFields.TERRITORY, territory.name()))
                    .orElse(deal.values());
        }
        return draft.values();
    }

    private Set<String> territories(Account account, Situation situation) {
        TerritoryModel model = active;
        Set<String> territories =
                new TreeSet<>(account.find(AccountFields.TERRITORIES).orElse(Set.of()));
        territories.removeAll(model.known());
        model.accounts().decide(account, situation).outcomes().forEach(territory -> territories.add(territory.name()));
        return territories;
    }

    /**
     * Runs the rules of the active model again over accounts, each in a command of its own.
     *
     * @return how many have moved
     */
    public int rerun(CrmSession session, Collection<AccountId> accounts, Situation situation) {
        int moved = 0;
        for (AccountId id : accounts) {
            Account account = session.accounts().get(id);
            Set<String> territories = territories(account, situation);
            if (!territories.equals(account.find(AccountFields.TERRITORIES).orElse(Set.of()))) {
                session.accounts().edit(id, Edit.set(AccountFields.TERRITORIES, territories));
                moved++;
            }
        }
        return moved;
    }
}
