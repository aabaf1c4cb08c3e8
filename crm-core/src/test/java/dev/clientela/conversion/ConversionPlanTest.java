package dev.clientela.conversion;

import static dev.clientela.conversion.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.activity.PlanActivity;
import dev.clientela.command.Edit;
import dev.clientela.error.ConflictException;
import dev.clientela.error.CrmException;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadErrors;
import dev.clientela.lead.LeadFields;
import dev.clientela.security.Owner;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversionPlanTest {

    private final Office office = new Office();
    private final Conversions conversions = office.conversions;
    private final Lead lead = office.lead();

    private void outdatedBy(ConversionPlan plan, String... changed) {
        CrmException refused = refused(() -> conversions.apply(plan));
        assertThat(refused).isInstanceOf(ConflictException.class);
        assertThat(refused.code()).isEqualTo(ConversionErrors.PLAN_OUTDATED);
        assertThat(refused.parameters()).containsEntry("changed", List.of(changed));
        assertThat(office.lead(lead).isConverted()).isFalse();
    }

    @Test
    @DisplayName("LC-36 a plan that is applied does what it showed")
    void applied() {
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()).withOpportunity("Engines for the navy"));
        assertThat(plan.leadVersion()).isEqualTo(1);
        assertThat(plan.rule()).isEqualTo("usual");
        assertThat(plan.status()).isEqualTo("converted");
        assertThat(plan.owner()).isEqualTo(Owner.user("ada"));
        assertThat(plan.account().isCreated()).isTrue();
        assertThat(plan.account().field(AccountFields.NAME))
                .hasValue(new FieldPlan(
                        List.of(LeadFields.COMPANY),
                        AccountFields.NAME,
                        null,
                        "Analytical Engines",
                        FieldPlan.Outcome.FILLED));

        ConversionReceipt done = conversions.apply(plan);
        assertThat(office.opportunity(done).name()).isEqualTo("Engines for the navy");
        assertThat(refused(() -> conversions.apply(plan)).code()).isEqualTo(LeadErrors.ALREADY_CONVERTED);
    }

    @Test
    @DisplayName("LC-36 applied twice under one key, a plan is carried out once")
    void appliedOnce() {
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        Conversions once = office.ada.once("plan-1").conversions();
        assertThat(once.apply(plan)).isEqualTo(once.apply(plan));
    }

    @Test
    @DisplayName("LC-36 a plan is refused when the lead has changed since, even where it does not show")
    void leadChanged() {
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        office.ada.leads().edit(lead.id(), Edit.set(LeadFields.SCORE, 5L));
        outdatedBy(plan, "lead");
    }

    @Test
    @DisplayName("LC-36 a plan is refused when a target has changed since")
    void targetChanged() {
        Account account = office.account("Engines plc");
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()).intoAccount(account.id()));
        assertThat(plan.account().version()).isEqualTo(1);
        office.ada.accounts().tag(account.id(), "vip");
        outdatedBy(plan, "account");
    }

    @Test
    @DisplayName("LC-36 a plan is refused when activities have come or changed since")
    void activitiesChanged() {
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        office.ada.activities().plan(PlanActivity.task("New").about(lead.id()));
        outdatedBy(plan, "activities");
    }

    @Test
    @DisplayName("LC-36 a plan is refused when the rules would decide otherwise by now")
    void rulesChanged() {
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        office.rule(ConversionRule::withoutOpportunity);
        outdatedBy(plan, "opportunity");
        office.rule(rule -> rule.startingAt("proposal"));
        outdatedBy(plan, "opportunity");
    }

    @Test
    @DisplayName("LC-36 a plan is refused when other candidates are found by now")
    void candidatesChanged() {
        ConversionPlan plan = conversions.plan(ConvertLead.of(lead.id()));
        office.account("Analytical Engines");
        outdatedBy(plan, "matches");
    }

    @Test
    @DisplayName("LC-7 within an open transaction a conversion sees what has been done there")
    void insideTransaction() {
        ConversionReceipt done = office.ada.atomically(session -> {
            session.leads().tag(lead.id(), "vip");
            return session.conversions().convert(ConvertLead.of(lead.id()));
        });
        assertThat(office.account(done).tags()).containsExactly("vip");
    }
}
