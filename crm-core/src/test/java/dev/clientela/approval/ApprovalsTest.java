package dev.clientela.approval;

import static dev.clientela.approval.ApprovalOffice.board;
import static dev.clientela.approval.ApprovalOffice.eur;
import static dev.clientela.approval.ApprovalOffice.faults;
import static dev.clientela.approval.ApprovalOffice.manager;
import static dev.clientela.approval.ApprovalOffice.process;
import static dev.clientela.approval.ApprovalOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clientela.Crm;
import dev.clientela.approval.ApprovalStep.Otherwise;
import dev.clientela.command.CommandErrors;
import dev.clientela.conversion.ConvertLead;
import dev.clientela.decision.Decision;
import dev.clientela.event.EventEnvelope;
import dev.clientela.lead.CaptureLead;
import dev.clientela.lead.Lead;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.record.Criterion;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Submitting, asking, answering, and how it ends. */
class ApprovalsTest {

    @Test
    @DisplayName("AP-1 A process is data: which records, who submits, ordered steps with criteria, final actions")
    void wholeProcess() {
        ApprovalOffice office = new ApprovalOffice(process(
                        manager(),
                        board().when(OpportunityFields.AMOUNT.isAtLeast(eur("500.00")))
                                .byAll())
                .when(OpportunityFields.AMOUNT.isAtLeast(eur("100.00")))
                .submittedBy(Submitter.owner())
                .actions(ApprovalActions.none()
                        .onApproval(ApprovalAction.setting(OpportunityFields.NEXT_STEP, "send the offer"))));
        Opportunity deal = office.deal("Navy");

        ApprovalRequest asked =
                office.ada.approvals().submit(SubmitForApproval.of(deal.ref()).comment("big one"));
        assertThat(asked.status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(asked.step()).contains("manager");
        assertThat(office.said(asked)).containsExactly("submission - started", "manager bea pending");
        assertThat(office.ada.approvals().items(asked.id()).get(0).comment()).isEqualTo("big one");

        ApprovalRequest next = office.as("bea").approvals().approve(asked.id(), "fine");
        assertThat(next.step()).contains("board");
        office.as("cid").approvals().approve(asked.id(), "");
        ApprovalRequest done = office.as("dora").approvals().approve(asked.id(), "");

        assertThat(done.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(office.ada.opportunities().get(deal.id()).find(OpportunityFields.NEXT_STEP))
                .contains("send the offer");
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(ApprovalStanding.State.APPROVED);
        assertThat(office.ada.decisions().of(deal.ref())).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo("approval");
            assertThat(decision.outcome()).isEqualTo("to_be_asked");
            assertThat(decision.explanation()).containsKey("tried");
        });
    }

    @Test
    @DisplayName("AP-2 Whoever submits is told every reason at once why it cannot be")
    void everyReason() {
        ApprovalOffice office = new ApprovalOffice(process(
                        manager(),
                        ApprovalStep.of("gone", Approver.user("eli"), Approver.user("zed"), Approver.queue("none")),
                        ApprovalStep.of("own", Approver.user("cid")),
                        board())
                .when(OpportunityFields.AMOUNT.isAtLeast(eur("100.00")))
                .submittedBy(Submitter.role("seller")));
        office.people.add(User.named("zed", "Zed").deactivated());
        Opportunity deal = office.deal("Navy");
        office.ada.opportunities().assign(deal.id(), Owner.user("cid"));

        assertThat(faults(() -> office.as("cid").approvals().submit(SubmitForApproval.of(deal.ref()))))
                .containsExactly(
                        entry("steps[0].approvers[0]", ApprovalErrors.NO_MANAGER),
                        entry("steps[1].approvers[0]", ApprovalErrors.APPROVER_INACTIVE),
                        entry("steps[1].approvers[1]", ApprovalErrors.APPROVER_INACTIVE),
                        entry("steps[1].approvers[2]", ApprovalErrors.NO_APPROVER),
                        entry("steps[2].approvers[0]", ApprovalErrors.OWN_REQUEST),
                        entry("submitter", ApprovalErrors.SUBMITTER_NOT_ALLOWED));
        assertThat(office.ada.approvals().count(Criterion.always())).isZero();
    }

    @Test
    @DisplayName("AP-2 Criteria that are not met, a pending or standing approval: refused")
    void refusedToSubmit() {
        ApprovalOffice office =
                new ApprovalOffice(process(manager()).when(OpportunityFields.AMOUNT.isAtLeast(eur("100.00"))));
        Opportunity small = office.deal("Small");
        office.ada
                .opportunities()
                .edit(small.id(), dev.clientela.command.Edit.set(OpportunityFields.AMOUNT, eur("99.99")));
        assertThat(faults(() -> office.submit(small))).containsExactly(entry("record", ApprovalErrors.NOT_NEEDED));
        assertThat(office.ada.approvals().standing(small.ref()).state()).isEqualTo(ApprovalStanding.State.NOT_NEEDED);

        Opportunity deal = office.deal("Navy");
        ApprovalRequest asked = office.submit(deal);
        assertThat(faults(() -> office.submit(deal))).containsExactly(entry("record", ApprovalErrors.ALREADY_PENDING));
        office.as("bea").approvals().approve(asked.id(), "");
        assertThat(faults(() -> office.submit(deal))).containsExactly(entry("record", ApprovalErrors.ALREADY_APPROVED));
    }

    @Test
    @DisplayName(
            "AP-2 Managers who report to each other in a circle are no approvers, nor is who cannot see the record")
    void circleAndAccess() {
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.actor().userId().equals("dora") && access.type() == Opportunity.TYPE
                        ? Criterion.never()
                        : Criterion.always();
            }
        };
        ApprovalOffice office = new ApprovalOffice(
                Crm.builder().access(policy),
                process(
                        ApprovalStep.of("up", new Approver.ManagerOfOwner(2)),
                        ApprovalStep.of("dora", Approver.user("dora"))));
        office.people.add(User.named("bea", "Bea").reportingTo("ada"));
        Opportunity deal = office.deal("Navy");
        assertThat(faults(() -> office.submit(deal)))
                .containsExactly(
                        entry("steps[0].approvers[0]", ApprovalErrors.MANAGER_CYCLE),
                        entry("steps[1].approvers[0]", ApprovalErrors.APPROVER_WITHOUT_ACCESS));
    }

    @Test
    @DisplayName(
            "AP-3 Every status of an item is reached: started, pending, held, approved, rejected, removed, reassigned,"
                    + " no response, fault")
    void everyStatus() {
        ApprovalOffice office = new ApprovalOffice(process(manager(), board()));
        Set<ApprovalStatus> seen = new java.util.TreeSet<>();
        Opportunity deal = office.deal("Navy");
        ApprovalRequest first = office.submit(deal);
        collect(office, first, seen);
        office.as("bea").approvals().hold(first.id(), "next week");
        collect(office, first, seen);
        office.as("bea").approvals().reassign(first.id(), "dora", "you know them");
        office.as("dora").approvals().approve(first.id(), "");
        office.as("cid").approvals().reject(first.id(), "no");
        collect(office, first, seen);
        ApprovalRequest second = office.submit(deal);
        office.ada.approvals().recall(second.id(), "later");
        collect(office, second, seen);
        ApprovalRequest third = office.submit(deal);
        office.people
                .add(User.named("dora", "Dora").deactivated())
                .add(User.named("cid", "Cid").deactivated());
        office.as("bea").approvals().approve(third.id(), "");
        collect(office, third, seen);
        assertThat(seen).containsExactlyInAnyOrder(ApprovalStatus.values());
    }

    private static void collect(ApprovalOffice office, ApprovalRequest request, Set<ApprovalStatus> seen) {
        office.ada.approvals().items(request.id()).forEach(item -> seen.add(item.status()));
    }

    @Test
    @DisplayName("AP-5 Of a first-response step the first answer decides, the others have no response")
    void firstResponse() {
        ApprovalOffice office = new ApprovalOffice(process(board()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        ApprovalRequest done = office.as("dora").approvals().approve(asked.id(), "fine");
        assertThat(done.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(office.said(asked))
                .containsExactly("submission - started", "board cid no_response", "board dora approved");
        refused(
                ApprovalErrors.ALREADY_DECIDED,
                () -> office.as("cid").approvals().reject(asked.id(), "too late"));
        refused(
                ApprovalErrors.ALREADY_DECIDED,
                () -> office.as("dora").approvals().approve(asked.id(), "again"));
        ApprovalRequest other = office.submit(office.deal("Army"));
        refused(ApprovalErrors.NOT_APPROVER, () -> office.as("bea").approvals().approve(other.id(), ""));
    }

    @Test
    @DisplayName("AP-5 Of a unanimous step one rejection rejects, the others have no response; all have to approve")
    void unanimous() {
        ApprovalOffice office = new ApprovalOffice(process(board().byAll()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        assertThat(office.as("cid").approvals().approve(asked.id(), "").isPending())
                .isTrue();
        assertThat(office.as("dora").approvals().approve(asked.id(), "").status())
                .isEqualTo(ApprovalStatus.APPROVED);
        ApprovalRequest other = office.submit(office.deal("Army"));
        assertThat(office.as("cid").approvals().reject(other.id(), "no").status())
                .isEqualTo(ApprovalStatus.REJECTED);
        assertThat(office.said(other))
                .containsExactly("submission - started", "board cid rejected", "board dora no_response");
    }

    @Test
    @DisplayName(
            "AP-6 A rejection is final, or asks the step before again, with comments kept; of the first step it is final")
    void rejection() {
        ApprovalOffice office = new ApprovalOffice(ApprovalProcess.of("deals", Opportunity.TYPE)
                .route(ApprovalRoute.of(manager(), board()).rejectingBack())
                .actions(ApprovalActions.none()
                        .onRejection(ApprovalAction.setting(OpportunityFields.NEXT_STEP, "try again"))));
        Opportunity deal = office.deal("Navy");
        ApprovalRequest asked = office.submit(deal);
        office.as("bea").approvals().approve(asked.id(), "fine");
        ApprovalRequest back = office.as("cid").approvals().reject(asked.id(), "explain first");
        assertThat(back.isPending()).isTrue();
        assertThat(back.step()).contains("manager");
        assertThat(office.said(asked))
                .containsExactly(
                        "submission - started",
                        "manager bea approved",
                        "board cid rejected",
                        "board dora no_response",
                        "manager bea pending");
        office.as("bea").approvals().approve(asked.id(), "explained");
        assertThat(office.waiting("dora")).hasSize(1);
        office.as("dora").approvals().reject(asked.id(), "still not");
        ApprovalRequest end = office.as("bea").approvals().reject(asked.id(), "then not");
        assertThat(end.status()).isEqualTo(ApprovalStatus.REJECTED);
        assertThat(office.ada.approvals().items(asked.id()))
                .extracting(ApprovalItem::comment)
                .contains("fine", "explain first", "explained", "still not", "then not");
        assertThat(office.ada.opportunities().get(deal.id()).find(OpportunityFields.NEXT_STEP))
                .contains("try again");
        assertThat(office.submit(deal).isPending())
                .as("it can be submitted again")
                .isTrue();
    }

    @Test
    @DisplayName(
            "AP-7 The submitter recalls where the process allows it, an administrator always: removed, unlocked, actions")
    void recall() {
        ApprovalOffice office = new ApprovalOffice(process(manager())
                .actions(ApprovalActions.none()
                        .onRecall(ApprovalAction.setting(OpportunityFields.NEXT_STEP, "recalled"))));
        Opportunity deal = office.deal("Navy");
        ApprovalRequest asked = office.submit(deal);
        refused(
                ApprovalErrors.RECALL_NOT_ALLOWED,
                () -> office.as("bea").approvals().recall(asked.id(), ""));
        ApprovalRequest gone = office.ada.approvals().recall(asked.id(), "a mistake");
        assertThat(gone.status()).isEqualTo(ApprovalStatus.REMOVED);
        assertThat(office.said(asked)).containsExactly("submission - started", "manager bea removed");
        assertThat(office.ada.opportunities().get(deal.id()).find(OpportunityFields.NEXT_STEP))
                .contains("recalled");
        office.ada
                .opportunities()
                .edit(deal.id(), dev.clientela.command.Edit.set(OpportunityFields.AMOUNT, eur("5.00")));
        refused(ApprovalErrors.ALREADY_DECIDED, () -> office.ada.approvals().recall(asked.id(), ""));

        ApprovalOffice strict = new ApprovalOffice(ApprovalProcess.of("deals", Opportunity.TYPE)
                .route(ApprovalRoute.of(manager()).withoutRecall()));
        ApprovalRequest kept = strict.submit(strict.deal("Navy"));
        refused(ApprovalErrors.RECALL_NOT_ALLOWED, () -> strict.ada.approvals().recall(kept.id(), ""));
        assertThat(strict.as("root").approvals().recall(kept.id(), "").status()).isEqualTo(ApprovalStatus.REMOVED);
    }

    @Test
    @DisplayName("AP-8 Original approver and actual actor are both kept: a deputy answers, an item is given to another")
    void originalAndActual() {
        ApprovalOffice office = new ApprovalOffice(
                Crm.builder()
                        .access(ApprovalOffice.POLICY)
                        .deputies((tenant, deputy, at) ->
                                deputy.equals("dora") || deputy.equals("ada") ? Set.of("bea") : Set.of()),
                process(manager()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        assertThat(office.waiting("dora")).containsExactly(asked.id().toString());
        office.as("dora").approvals().approve(asked.id(), "for Bea");
        ApprovalItem item = office.ada.approvals().items(asked.id()).get(1);
        assertThat(item.originalApprover()).contains("bea");
        assertThat(item.approver()).contains("bea");
        assertThat(item.actor()).contains("user:dora");

        ApprovalRequest other = office.submit(office.deal("Army"));
        office.as("bea").approvals().reassign(other.id(), "cid", "you know them");
        office.as("cid").approvals().approve(other.id(), "");
        List<ApprovalItem> items = office.ada.approvals().items(other.id());
        assertThat(items.get(1).status()).isEqualTo(ApprovalStatus.REASSIGNED);
        assertThat(items.get(1).actor()).contains("user:bea");
        assertThat(items.get(2).originalApprover()).contains("bea");
        assertThat(items.get(2).approver()).contains("cid");
        assertThat(items.get(2).actor()).contains("user:cid");
    }

    @Test
    @DisplayName(
            "AP-9 Nobody approves an own request: not as approver, deputy, or by reassignment; unless it is allowed")
    void ownRequest() {
        ApprovalOffice office = new ApprovalOffice(
                Crm.builder().deputies((tenant, deputy, at) -> deputy.equals("ada") ? Set.of("bea") : Set.of()),
                process(manager()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        refused(ApprovalErrors.OWN_REQUEST, () -> office.ada.approvals().approve(asked.id(), "myself"));
        refused(ApprovalErrors.OWN_REQUEST, () -> office.as("bea").approvals().reassign(asked.id(), "ada", ""));

        ApprovalOffice lenient = new ApprovalOffice(ApprovalProcess.of("deals", Opportunity.TYPE)
                .route(ApprovalRoute.of(ApprovalStep.of("me", Approver.user("ada")))
                        .allowingOwnRequests()));
        ApprovalRequest mine = lenient.submit(lenient.deal("Navy"));
        assertThat(lenient.ada.approvals().approve(mine.id(), "").status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    @DisplayName(
            "AP-10 A step for other records is skipped, approves or rejects; with all skipped it is approved, and says why")
    void skipped() {
        Criterion huge = OpportunityFields.AMOUNT.isAtLeast(eur("1000000.00"));
        ApprovalOffice office = new ApprovalOffice(process(board().when(huge), manager()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        assertThat(asked.step()).contains("manager");
        assertThat(asked.skipped()).containsExactly("board");

        ApprovalOffice all =
                new ApprovalOffice(process(board().when(huge), manager().when(huge)));
        Opportunity deal = all.deal("Navy");
        ApprovalRequest approved = all.submit(deal);
        assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(approved.reason()).contains("all_skipped");
        assertThat(approved.skipped()).containsExactly("board", "manager");
        assertThat(all.ada.decisions().of(deal.ref()))
                .extracting(Decision::outcome)
                .containsExactly("approved");

        ApprovalOffice through =
                new ApprovalOffice(process(board().when(huge).otherwise(Otherwise.APPROVE), manager()));
        assertThat(through.submit(through.deal("Navy")).status()).isEqualTo(ApprovalStatus.APPROVED);
        ApprovalOffice never =
                new ApprovalOffice(process(manager(), board().when(huge).otherwise(Otherwise.REJECT)));
        ApprovalRequest rejected = never.submit(never.deal("Navy"));
        assertThat(rejected.status()).isEqualTo(ApprovalStatus.REJECTED);
        assertThat(rejected.reason()).contains("step_rejects");
    }

    @Test
    @DisplayName("AP-12 Whatever happens to an approval is told, of the record, too, with who did it and why")
    void audited() {
        ApprovalOffice office = new ApprovalOffice(process(manager()));
        Opportunity deal = office.deal("Navy");
        ApprovalRequest asked = office.submit(deal);
        office.crm.as(Actor.user("bea").because("the quarter")).approvals().approve(asked.id(), "fine");
        List<EventEnvelope> history = office.ada.opportunities().history(deal.id());
        assertThat(history)
                .extracting(EventEnvelope::type)
                .containsExactly("opportunity.opened", "approval.locked", "approval.unlocked");
        assertThat(history.get(2).actor()).isEqualTo("user:bea");
        assertThat(history.get(2).reason()).isEqualTo("the quarter");
        assertThat(history.get(2).payload())
                .isEqualTo(Map.of("request", asked.id().value().toString(), "end", "approved"));
        assertThat(office.ada.opportunities().get(deal.id()).version()).isEqualTo(2);
        Opportunity other = office.deal("Army");
        var dry = office.ada.dryRun(session -> session.approvals().submit(SubmitForApproval.of(other.ref())));
        assertThat(dry.events())
                .extracting(EventEnvelope::type)
                .contains("approval_request.submitted", "approval_item.noted", "approval_item.asked");
    }

    @Test
    @DisplayName("A step whose approvers are all gone waits for an administrator, who finds somebody")
    void fault() {
        ApprovalOffice office = new ApprovalOffice(process(manager(), board()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        office.people
                .add(User.named("dora", "Dora").deactivated())
                .add(User.named("cid", "Cid").deactivated());
        assertThat(office.as("bea").approvals().approve(asked.id(), "").isPending())
                .isTrue();
        ApprovalItem stuck = office.ada.approvals().items(asked.id()).get(2);
        assertThat(stuck.status()).isEqualTo(ApprovalStatus.FAULT);
        assertThat(faults(() -> office.as("bea").approvals().reassign(stuck.id(), "bea", "")))
                .containsValue(CommandErrors.ACCESS_DENIED);
        office.as("root").approvals().reassign(stuck.id(), "bea", "there is nobody else");
        assertThat(office.as("bea").approvals().approve(asked.id(), "").isPending())
                .as("the first answer decides, whoever else could not be asked")
                .isFalse();
    }

    @Test
    @DisplayName("Who may not see the record any more, or is not active any more, does not answer")
    void lostAccess() {
        java.util.concurrent.atomic.AtomicBoolean hidden = new java.util.concurrent.atomic.AtomicBoolean();
        AccessPolicy policy = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return hidden.get() && access.actor().userId().equals("bea") && access.type() == Opportunity.TYPE
                        ? Criterion.never()
                        : Criterion.always();
            }
        };
        ApprovalOffice office = new ApprovalOffice(Crm.builder().access(policy), process(manager()));
        ApprovalRequest asked = office.submit(office.deal("Navy"));
        hidden.set(true);
        refused(CommandErrors.NOT_FOUND, () -> office.as("bea").approvals().approve(asked.id(), ""));
        hidden.set(false);
        office.people.add(User.named("bea", "Bea").deactivated());
        refused(
                ApprovalErrors.APPROVER_INACTIVE,
                () -> office.as("bea").approvals().approve(asked.id(), ""));
    }

    @Test
    @DisplayName("What waits for me comes in pages; words that are too long are refused by name; a key does it once")
    void pagesAndKeys() {
        ApprovalOffice office = new ApprovalOffice(process(manager()));
        for (int i = 0; i < 5; i++) {
            office.submit(office.deal("Deal " + i));
        }
        var bea = office.as("bea").approvals();
        var page = bea.waitingForMe(Query.of(ApprovalItem.TYPE).pageOf(3));
        assertThat(page.items()).hasSize(3);
        assertThat(bea.waitingForMe(Query.of(ApprovalItem.TYPE)
                                .pageOf(3)
                                .after(page.next().orElseThrow()))
                        .items())
                .hasSize(2);
        ApprovalItem first = page.items().get(0);
        assertThat(faults(() -> bea.approve(first.request(), "x".repeat(4_001))))
                .containsExactly(entry("comment", RecordErrors.TOO_LONG));
        ApprovalRequest once = office.as("bea").once("k1").approvals().approve(first.request(), "");
        assertThat(office.as("bea").once("k1").approvals().approve(first.request(), ""))
                .isEqualTo(once);
        assertThat(bea.waitingForMe().items()).hasSize(4);
        assertThat(office.crm.as(Actor.system("job")).approvals().waitingForMe().items())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "P-14 What was said about a person goes with them, in items and events; about a deal of theirs, their name")
    void erased() {
        ApprovalOffice office = new ApprovalOffice(
                process(manager()),
                ApprovalProcess.of("people", Lead.TYPE).steps(ApprovalStep.of("any", Approver.user("dora"))));
        Lead lead = office.ada
                .leads()
                .capture(CaptureLead.named("Charles", "Babbage").company("Engines"));
        ApprovalRequest first =
                office.ada.approvals().submit(SubmitForApproval.of(lead.ref()).comment("owes me a dinner"));
        office.as("dora").approvals().approve(first.id(), "and me a lunch");
        OpportunityId deal = office.ada
                .conversions()
                .convert(ConvertLead.of(lead.id()).withOpportunity("Engines"))
                .opportunity();
        ApprovalRequest second = office.ada
                .approvals()
                .submit(SubmitForApproval.of(deal.ref()).comment("Charles Babbage insists on 5 %"));

        office.as("root").privacy().erase(lead.id());

        assertThat(office.ada.approvals().items(first.id()))
                .extracting(ApprovalItem::comment)
                .containsOnly("");
        assertThat(office.ada.approvals().items(second.id()).get(0).comment())
                .doesNotContain("Babbage")
                .contains("insists on 5 %");
        assertThat(office.as("bea").approvals().approve(second.id(), "fine").status())
                .isEqualTo(ApprovalStatus.APPROVED);
    }
}
