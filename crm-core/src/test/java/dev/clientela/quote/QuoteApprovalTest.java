package dev.clientela.quote;

import static dev.clientela.quote.OfferCase.eur;
import static dev.clientela.quote.OfferCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.approval.ApprovalErrors;
import dev.clientela.approval.ApprovalProcess;
import dev.clientela.approval.ApprovalRequest;
import dev.clientela.approval.ApprovalStep;
import dev.clientela.approval.Approver;
import dev.clientela.approval.DiscountThreshold;
import dev.clientela.command.Edit;
import dev.clientela.security.Actor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Offers that have to be approved before they are sent. */
class QuoteApprovalTest {

    private final OfferCase office = new OfferCase(Crm.builder()
            .approvals(ApprovalProcess.of("large offers", Quote.TYPE)
                    .when(QuoteFields.AMOUNT.isAtLeast(eur("300.00")))
                    .steps(ApprovalStep.of("boss", Approver.user("boss")))));
    private final CrmSession boss = office.crm.as(Actor.user("boss"));

    private ApprovalRequest request(Quote quote) {
        return office.ada.approvals().of(quote.ref()).get(0);
    }

    @Test
    @DisplayName(
            "S-12 AP-11 an offer that has to be approved is sent when it is, and no sooner, and no number is lost by trying")
    void approvedFirst() {
        Quote draft = office.draft();
        assertThat(faults(() -> office.ada.quotes().send(draft.id())))
                .isEqualTo(Map.of("", ApprovalErrors.APPROVAL_DEMANDED));
        Quote asked = office.ada.quotes().submit(draft.id(), "big one");
        assertThat(asked.status()).isEqualTo(QuoteStatus.IN_APPROVAL);
        assertThat(faults(() -> office.ada.quotes().send(draft.id())))
                .isEqualTo(Map.of("", QuoteErrors.INVALID_TRANSITION));
        boss.approvals().approve(request(draft).id(), "fine");
        assertThat(office.again(draft).status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(office.ada.quotes().send(draft.id()).quote().number()).contains("Q-2026-00001");
        assertThat(office.ada.quotes().accept(draft.id()).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }

    @Test
    @DisplayName(
            "S-12 AP-11 what is changed after its approval has to be approved again; a duplicate and a version start unapproved")
    void changed() {
        Quote draft = office.draft();
        office.ada.quotes().submit(draft.id(), "");
        boss.approvals().approve(request(draft).id(), "");
        assertThat(faults(() -> office.ada.quotes().edit(draft.id(), Edit.set(QuoteFields.TERMS, "Net 90"))))
                .isEqualTo(Map.of("", QuoteErrors.FROZEN));
        Quote twin = office.ada.quotes().duplicate(draft.id());
        assertThat(twin.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(faults(() -> office.ada.quotes().send(twin.id())))
                .isEqualTo(Map.of("", ApprovalErrors.APPROVAL_DEMANDED));
        office.ada.quotes().reopen(draft.id());
        office.ada.quotes().edit(draft.id(), Edit.set(QuoteFields.TERMS, "Net 90"));
        assertThat(faults(() -> office.ada.quotes().send(draft.id())))
                .isEqualTo(Map.of("", ApprovalErrors.APPROVAL_DEMANDED));
        office.ada.quotes().submit(draft.id(), "");
        boss.approvals().approve(request(draft).id(), "");
        office.ada.quotes().send(draft.id());
        Quote next = office.ada.quotes().revise(draft.id());
        assertThat(faults(() -> office.ada.quotes().send(next.id())))
                .isEqualTo(Map.of("", ApprovalErrors.APPROVAL_DEMANDED));
    }

    @Test
    @DisplayName("S-12 AP-8 a rejected offer, and one that is reopened while it waits, is a draft again")
    void rejected() {
        Quote draft = office.draft();
        office.ada.quotes().submit(draft.id(), "");
        boss.approvals().reject(request(draft).id(), "too cheap");
        assertThat(office.again(draft).status()).isEqualTo(QuoteStatus.DRAFT);
        office.ada.quotes().submit(draft.id(), "");
        assertThat(office.ada.quotes().reopen(draft.id()).status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(request(draft).isPending()).isFalse();
        assertThat(faults(() -> office.ada.quotes().submit(small().id(), "")))
                .isEqualTo(Map.of("record", ApprovalErrors.NOT_NEEDED));
    }

    private Quote small() {
        Quote small =
                office.ada.quotes().draft(DraftQuote.forAccount(office.navy).named("Small"));
        office.ada.quotes().addLine(AddQuoteLine.to(small.id()).product(office.oil.id()));
        return small;
    }

    @Test
    @DisplayName(
            "S-12 AP-15 a discount beyond the threshold has to be approved, however it is split, also off what is in no catalogue")
    void discounts() {
        OfferCase other = new OfferCase(Crm.builder()
                .approvals(ApprovalProcess.of("discounts", Quote.TYPE)
                        .beyond(DiscountThreshold.ofLine(15))
                        .steps(ApprovalStep.of("boss", Approver.user("boss")))));
        Quote offer = other.ada.quotes().draft(DraftQuote.forAccount(other.navy).named("Engines"));
        QuoteLine engines = other.ada
                .quotes()
                .addLine(AddQuoteLine.to(offer.id()).product(other.engine.id()).discountPercent(20));
        assertThat(faults(() -> other.ada.quotes().send(offer.id())))
                .isEqualTo(Map.of("", ApprovalErrors.APPROVAL_DEMANDED));
        other.ada.quotes().changeLine(ChangeQuoteLine.of(engines.id()).discountPercent(15));
        QuoteLine freight = other.ada
                .quotes()
                .addLine(AddQuoteLine.to(offer.id()).named("Freight").unitPrice(eur("50.00")));
        other.ada.quotes().changeLine(ChangeQuoteLine.of(freight.id()).unitPrice(eur("40.00")));
        assertThat(faults(() -> other.ada.quotes().send(offer.id())))
                .isEqualTo(Map.of("", ApprovalErrors.APPROVAL_DEMANDED));
        other.ada.quotes().changeLine(ChangeQuoteLine.of(freight.id()).unitPrice(eur("50.00")));
        assertThat(other.ada.quotes().send(offer.id()).quote().number()).contains("Q-2026-00001");
    }
}
