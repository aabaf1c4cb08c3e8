package dev.clientela.rules.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.Edit;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.Moment;
import dev.clientela.rules.HitPolicy;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.TestStore;
import dev.clientela.rules.index.Situation;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.vocabulary.Term;
import dev.clientela.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerritoryRulesTest {

    private static final RuleContext CONTEXT = RuleContext.of(Crm.inMemory().fields());
    private static final Situation SITUATION =
            Situation.at(new Moment(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));

    private static RuleSet<Territory> accounts() {
        return RuleSet.of("accounts", Territory.TYPE, Account.TYPE)
                .hit(HitPolicy.COLLECT)
                .rule("south", AccountFields.COUNTRY.in("AR", "CL"), new Territory("south"))
                .rule("large", AccountFields.EMPLOYEES.isAtLeast(500L), new Territory("key accounts"));
    }

    private static RuleSet<Territory> deals() {
        return RuleSet.of("deals", Territory.TYPE, Opportunity.TYPE)
                .rule(
                        "south",
                        OpportunityFields.ACCOUNT.where(AccountFields.COUNTRY.in("AR", "CL")),
                        new Territory("south"))
                .rule("named", OpportunityFields.NAME.startsWith("Big"), new Territory("key accounts"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TestStore.class)
    @DisplayName(
            "AS-22 An account lies in all territories whose rules hold when it is made or they are run again, a deal in one")
    void territories(TestStore on) {
        Tenant tenant = TestStore.newTenant();
        TerritoryRules rules = new TerritoryRules(new TerritoryModel("2026", accounts(), deals(), CONTEXT));
        Crm crm = Crm.builder()
                .store(on.open())
                .vocabulary(new Vocabulary(
                        "territory",
                        List.of(Term.of("south", "South", "Sur"), Term.of("key accounts", "Key", "Clave"))))
                .saveRules(rules)
                .build();
        CrmSession ada = crm.as(Actor.user("ada").in(tenant));
        Account account = ada.accounts()
                .open(CreateAccount.business("Engines")
                        .with(AccountFields.COUNTRY, "AR")
                        .with(AccountFields.EMPLOYEES, 600L)
                        .with(AccountFields.TERRITORIES, Set.of("by hand")));
        assertThat(account.get(AccountFields.TERRITORIES))
                .containsExactlyInAnyOrder("by hand", "south", "key accounts");
        Opportunity deal =
                ada.opportunities().open(OpenOpportunity.named("Big engines").account(account.id()));
        assertThat(deal.find(OpportunityFields.TERRITORY)).contains("south");

        ada.accounts().edit(account.id(), Edit.set(AccountFields.COUNTRY, "ES"));
        assertThat(ada.accounts().get(account.id()).get(AccountFields.TERRITORIES))
                .contains("south");
        assertThat(rules.rerun(ada, List.of(account.id()), SITUATION)).isEqualTo(1);
        assertThat(ada.accounts().get(account.id()).get(AccountFields.TERRITORIES))
                .containsExactlyInAnyOrder("by hand", "key accounts");
        assertThat(rules.rerun(ada, List.of(account.id()), SITUATION)).isZero();
    }

    @Test
    @DisplayName("AS-22 One model is active: another takes its place; one that collects deals is refused")
    void oneModel() {
        TerritoryRules rules = new TerritoryRules(new TerritoryModel("2026", accounts(), deals(), CONTEXT));
        TerritoryModel next = new TerritoryModel("2027", accounts(), deals(), CONTEXT);
        rules.activate(next);
        assertThat(rules.active()).isSameAs(next);
        assertThatThrownBy(() -> new TerritoryModel("x", accounts(), deals().hit(HitPolicy.COLLECT), CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
