package dev.clientela.approval;

import static dev.clientela.approval.ApprovalOffice.board;
import static dev.clientela.approval.ApprovalOffice.eur;
import static dev.clientela.approval.ApprovalOffice.manager;
import static dev.clientela.approval.ApprovalOffice.process;
import static dev.clientela.approval.ApprovalOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.CreateAccount;
import dev.clientela.approval.ApprovalStanding.State;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.command.SaveRules;
import dev.clientela.conversion.ConversionRule;
import dev.clientela.conversion.ConversionRules;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.conversion.FieldMapping;
import dev.clientela.error.RefusedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.ChangeLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is frozen while an approval is pending, what an approval is worth afterwards, and what has to be approved first. */
class ApprovalGuardTest {

    private final ApprovalOffice office = new ApprovalOffice(process(manager(), board()));

    private static void locked(List<String> fields, ThrowingCallable act) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, act);
        assertThat(refusal.code()).isEqualTo(ApprovalErrors.RECORD_LOCKED);
        assertThat(refusal.parameters()).containsEntry("fields", fields);
    }

    @Test
    @DisplayName(
            "AP-4 While it is pending, amount, currency and lines are frozen for others, by whatever way; the rest is not")
    void frozen() {
        Opportunity estimate = office.deal("Estimate");
        office.submit(estimate);
        locked(
                List.of("amount"),
                () -> office.ada.opportunities().edit(estimate.id(), Edit.set(OpportunityFields.AMOUNT, eur("1.00"))));
        Opportunity deal = office.ada.opportunities().open(OpenOpportunity.named("Navy"));
        OpportunityLine line = office.line(deal, office.engine, 2);
        office.submit(deal);
        long version = office.ada.opportunities().get(deal.id()).version();
        locked(List.of("opportunity_line"), () -> office.line(deal, office.oil, 1));
        locked(List.of("opportunity_line"), () -> office.ada.opportunities().removeLine(line.id()));
        locked(
                List.of("quantity", "total"),
                () -> office.ada
                        .opportunities()
                        .changeLine(ChangeLine.of(line.id()).quantity(3)));
        locked(
                List.of("discount_percent", "total"),
                () -> office.ada
                        .opportunities()
                        .changeLine(ChangeLine.of(line.id()).discountPercent(10)));
        locked(List.of("opportunity_line"), () -> office.ada.opportunities().delete(deal.id()));
        assertThat(office.ada.opportunities().get(deal.id()).version()).isEqualTo(version);
        assertThat(office.ada
                        .opportunities()
                        .edit(deal.id(), Edit.set(OpportunityFields.NEXT_STEP, "call"))
                        .version())
                .isEqualTo(version + 1);
        assertThat(office.ada
                        .opportunities()
                        .changeLine(ChangeLine.of(line.id()).with(OpportunityLineFields.DESCRIPTION, "blue"))
                        .total())
                .isEqualTo(eur("200.00"));
    }

    @Test
    @DisplayName("AP-4 What rules change is refused like what users change")
    void rules() {
        SaveRules raising = new SaveRules() {
            @Override
            public boolean concern(RecordType<?> type) {
                return type == Lead.TYPE;
            }

            @Override
            public void after(
                    Optional<CrmRecord<?>> before, CrmRecord<?> saved, EventEnvelope event, Execution execution) {
                Execution system = execution.asSystem("workflow");
                for (Opportunity deal : system.all(dev.clientela.record.Query.of(Opportunity.TYPE))) {
                    Opportunity after =
                            Opportunity.TYPE.create(deal.values().with(OpportunityFields.AMOUNT, eur("1.00")));
                    system.update(deal, after, new ApprovalEvent.Amended());
                }
            }
        };
        ApprovalOffice ruled = new ApprovalOffice(Crm.builder().saveRules(raising), process(manager()));
        ruled.submit(ruled.deal("Navy"));
        locked(List.of("amount"), () -> ruled.ada.leads().capture(CaptureLead.named("Charles", "Babbage")));
    }

    @Test
    @DisplayName(
            "AP-4 AP-11 An approver who changes the facts approves what then stands; who had approved is asked again")
    void amended() {
        Opportunity deal = office.deal("Navy");
        ApprovalRequest asked = office.submit(deal);
        office.as("bea").approvals().approve(asked.id(), "fine");
        locked(
                List.of("amount"),
                () -> office.as("bea")
                        .opportunities()
                        .edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("2.00"))));
        office.as("dora").opportunities().edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("900.00")));
        ApprovalRequest again = office.as("dora").approvals().approve(asked.id(), "at 900");
        assertThat(again.isPending()).isTrue();
        assertThat(again.step()).contains("manager");
        assertThat(again.facts()).isNotEqualTo(asked.facts());
        assertThat(office.as("bea").approvals().approve(asked.id(), "so be it").status())
                .isEqualTo(ApprovalStatus.APPROVED);
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.APPROVED);
        Opportunity other = office.deal("Army");
        office.submit(other);
        assertThat(office.as("root")
                        .opportunities()
                        .edit(other.id(), Edit.set(OpportunityFields.AMOUNT, eur("3.00")))
                        .amount())
                .contains(eur("3.00"));
    }

    @Test
    @DisplayName("AP-4 AP-15 An approver who changes the facts does not evade a step that is for them now")
    void amendedIntoAnotherStep() {
        ApprovalOffice strict = new ApprovalOffice(
                process(manager(), board().when(OpportunityFields.AMOUNT.isAtLeast(eur("5000.00")))));
        Opportunity deal = strict.deal("Navy");
        ApprovalRequest asked = strict.submit(deal);
        strict.as("bea").opportunities().edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("9000.00")));
        ApprovalRequest next = strict.as("bea").approvals().approve(asked.id(), "");
        assertThat(next.step()).contains("board");
        assertThat(next.skipped()).isEmpty();
    }

    private void approve(Opportunity deal) {
        ApprovalRequest asked = office.submit(deal);
        office.as("bea").approvals().approve(asked.id(), "");
        office.as("dora").approvals().approve(asked.id(), "");
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.APPROVED);
    }

    @Test
    @DisplayName(
            "AP-11 Any later change of the facts ends the approval, also when it is taken back; other changes do not")
    void invalidated() {
        Opportunity deal = office.ada.opportunities().open(OpenOpportunity.named("Navy"));
        OpportunityLine line = office.line(deal, office.engine, 2);
        approve(deal);
        office.ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.NEXT_STEP, "call"));
        office.ada.opportunities().moveTo(deal.id(), "proposal");
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.APPROVED);
        office.ada.opportunities().changeLine(ChangeLine.of(line.id()).quantity(3));
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.NEEDED);
        office.ada.opportunities().changeLine(ChangeLine.of(line.id()).quantity(2));
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.NEEDED);
        assertThat(office.ada.approvals().of(deal.ref()).get(0).invalidatedAt()).isPresent();
        approve(deal);
        OpportunityLine added = office.line(deal, office.oil, 1);
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.NEEDED);
        approve(deal);
        office.ada.opportunities().removeLine(added.id());
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.NEEDED);
    }

    @Test
    @DisplayName("AP-11 A duplicate of an approved record starts unapproved, though its facts are the same")
    void duplicate() {
        approve(office.deal("Navy"));
        Opportunity twin = office.deal("Navy");
        assertThat(office.ada.approvals().standing(twin.ref()).state()).isEqualTo(State.NEEDED);
        assertThat(office.ada.approvals().of(twin.ref())).isEmpty();
    }

    @Test
    @DisplayName("A deal that has to be approved is not won before: by act, edit, import of values or conversion")
    void demanded() {
        Opportunity deal = office.deal("Navy");
        ThrowingCallable win = () -> office.ada.opportunities().win(WinOpportunity.of(deal.id()));
        refused(ApprovalErrors.APPROVAL_DEMANDED, win);
        refused(
                ApprovalErrors.APPROVAL_DEMANDED,
                () -> office.ada.opportunities().edit(deal.id(), Edit.set(OpportunityFields.STAGE, "won")));
        refused(
                ApprovalErrors.APPROVAL_DEMANDED,
                () -> office.ada
                        .opportunities()
                        .open(OpenOpportunity.named("Won").with(OpportunityFields.STAGE, "won")));
        ApprovalRequest asked = office.submit(deal);
        refused(ApprovalErrors.APPROVAL_DEMANDED, win);
        office.as("bea").approvals().approve(asked.id(), "");
        office.as("dora").approvals().approve(asked.id(), "");
        assertThat(office.ada.opportunities().win(WinOpportunity.of(deal.id())).isWon())
                .isTrue();
        Opportunity other = office.deal("Army");
        assertThat(office.as("root")
                        .opportunities()
                        .win(WinOpportunity.of(other.id()))
                        .isWon())
                .as("an administrator of approvals may")
                .isTrue();
    }

    @Test
    @DisplayName(
            "AP-4 A conversion into a deal that is being approved does not change its facts, and leaves nothing behind")
    void conversion() {
        ConversionRule usual = ConversionRules.usual().rules().get(0);
        office.crm
                .conversionRules()
                .save(ConversionRules.of(usual.mappingBusinesses(
                        usual.business().with(FieldMapping.constant(OpportunityFields.AMOUNT, eur("7.00"))))));
        Account account = office.ada.accounts().open(CreateAccount.business("Engines"));
        Opportunity deal =
                office.ada.opportunities().open(OpenOpportunity.named("Navy").account(account.id()));
        office.submit(deal);
        Lead lead = office.ada
                .leads()
                .capture(CaptureLead.named("Charles", "Babbage").company("Engines"));
        locked(
                List.of("amount", "currency"),
                () -> office.ada
                        .conversions()
                        .convert(ConvertLead.of(lead.id())
                                .intoAccount(account.id())
                                .intoOpportunity(deal.id())));
        assertThat(office.ada.leads().get(lead.id()).isConverted()).isFalse();
    }

    @Test
    @DisplayName("Where approvals are advice, what is not approved is won all the same")
    void advisory() {
        ApprovalOffice lenient = new ApprovalOffice(
                Crm.builder().approvalSettings(ApprovalSettings.usual().advisory()), process(manager()));
        Opportunity deal = lenient.deal("Navy");
        assertThat(lenient.ada.opportunities().win(WinOpportunity.of(deal.id())).isWon())
                .isTrue();
    }

    @Test
    @DisplayName("Without processes for a type nothing of it is watched")
    void unconcerned() {
        CrmSession ada = Crm.inMemory().as(dev.clientela.security.Actor.user("ada"));
        Opportunity deal = ada.opportunities().open(OpenOpportunity.named("Navy"));
        assertThat(ada.approvals().standing(deal.ref()).state()).isEqualTo(State.NOT_NEEDED);
        assertThat(ada.opportunities().win(WinOpportunity.of(deal.id())).isWon())
                .isTrue();
    }
}
