package dev.clientela.approval;

import static dev.clientela.approval.ApprovalOffice.board;
import static dev.clientela.approval.ApprovalOffice.eur;
import static dev.clientela.approval.ApprovalOffice.manager;
import static dev.clientela.approval.ApprovalOffice.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.approval.ApprovalStanding.State;
import dev.clientela.error.ValidationException;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Discounts that have to be approved, on the lines of deals. */
class DiscountApprovalTest {

    private final ApprovalOffice office =
            new ApprovalOffice(process(manager(), board().beyond(DiscountThreshold.ofLine(30)))
                    .beyond(DiscountThreshold.ofLine(20).orTotal(10)));

    private Opportunity deal() {
        return office.ada.opportunities().open(OpenOpportunity.named("Navy"));
    }

    @Test
    @DisplayName(
            "AP-15 A threshold looks at each line, at each product and at the whole, however the discount is given")
    void thresholds() {
        Opportunity deal = deal();
        office.ada
                .opportunities()
                .addLine(AddLine.to(deal.id()).product(office.engine.id()).quantity(9));
        assertThat(office.ada.approvals().standing(deal.ref()).state()).isEqualTo(State.NOT_NEEDED);
        office.ada
                .opportunities()
                .addLine(AddLine.to(deal.id())
                        .product(office.oil.id())
                        .quantity(1)
                        .discountPercent(20));
        assertThat(office.ada.approvals().standing(deal.ref()).state())
                .as("exactly 20 % is not beyond")
                .isEqualTo(State.NOT_NEEDED);
        office.ada
                .opportunities()
                .addLine(AddLine.to(deal.id())
                        .product(office.oil.id())
                        .quantity(1)
                        .unitPrice(eur("7.99")));
        assertThat(office.ada.approvals().standing(deal.ref()).state())
                .as("a lower unit price is a discount")
                .isEqualTo(State.NEEDED);
        Opportunity whole = deal();
        office.ada
                .opportunities()
                .addLine(AddLine.to(whole.id())
                        .product(office.engine.id())
                        .quantity(2)
                        .total(eur("179.99")));
        assertThat(office.ada.approvals().standing(whole.ref()).state())
                .as("10.005 % off the whole")
                .isEqualTo(State.NEEDED);
    }

    @Test
    @DisplayName("AP-15 A discount that was split over two lines goes to the same step as in one")
    void splitting() {
        Opportunity one = deal();
        office.ada
                .opportunities()
                .addLine(AddLine.to(one.id())
                        .product(office.engine.id())
                        .quantity(2)
                        .total(eur("130.00")));
        Opportunity two = deal();
        office.ada
                .opportunities()
                .addLine(AddLine.to(two.id())
                        .product(office.engine.id())
                        .quantity(1)
                        .total(eur("100.00")));
        office.ada
                .opportunities()
                .addLine(AddLine.to(two.id())
                        .product(office.engine.id())
                        .quantity(1)
                        .total(eur("30.00")));
        for (Opportunity deal : java.util.List.of(one, two)) {
            ApprovalRequest asked = office.submit(deal);
            assertThat(asked.stages()).extracting(Stage::name).containsExactly("manager", "board");
        }
    }

    @Test
    @DisplayName("A threshold without a percentage, or with one beyond 0 to 100, is refused with every fault")
    void malformed() {
        assertThatThrownBy(() -> new DiscountThreshold(Optional.empty(), Optional.empty()))
                .isInstanceOf(ValidationException.class);
        assertThat(ApprovalOffice.faults(() -> new DiscountThreshold(
                        Optional.of(java.math.BigDecimal.valueOf(-1)), Optional.of(java.math.BigDecimal.valueOf(101)))))
                .containsOnlyKeys("line", "total");
    }
}
