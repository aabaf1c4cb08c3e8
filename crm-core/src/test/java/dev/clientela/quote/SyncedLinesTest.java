package dev.clientela.quote;

import static dev.clientela.quote.OfferCase.TODAY;
import static dev.clientela.quote.OfferCase.eur;
import static dev.clientela.quote.OfferCase.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.error.RefusedException;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ChangeLine;
import dev.clientela.opportunity.EstablishSchedule;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.WinOpportunity;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lines of a deal while an offer is synchronised with it: they change with the offer and not otherwise. */
class SyncedLinesTest {

    private static final Map<String, ?> REFUSED = Map.of("", QuoteErrors.LINES_SYNCHRONISED);

    private final OfferCase office = new OfferCase();
    private Quote offer;
    private Opportunity deal;

    @BeforeEach
    void synchronise() {
        offer = office.ada.quotes().synchronise(office.draft().id());
        deal = office.ada.opportunities().get(offer.opportunity().orElseThrow());
    }

    private List<OpportunityLine> lines() {
        return office.ada.opportunities().lines(deal.id());
    }

    private OpportunityLine engines() {
        return lines().get(0);
    }

    private void addByHand() {
        office.ada
                .opportunities()
                .addLine(AddLine.to(deal.id()).product(office.oil.id()).quantity(7));
    }

    private void assertRefused(ThrowingCallable act) {
        List<OpportunityLine> before = lines();
        Opportunity worth = office.ada.opportunities().get(deal.id());
        assertThat(faults(act)).isEqualTo(REFUSED);
        assertThat(lines()).isEqualTo(before);
        assertThat(office.ada.opportunities().get(deal.id())).isEqualTo(worth);
    }

    private void assertFree() {
        addByHand();
        assertThat(lines()).hasSize(3);
    }

    @Test
    @DisplayName(
            "S-12 lines of a deal are not added, changed or removed while an offer leads them; the refusal names it")
    void refused() {
        assertRefused(this::addByHand);
        assertRefused(() -> office.ada
                .opportunities()
                .changeLine(ChangeLine.of(engines().id()).quantity(4)));
        assertRefused(() -> office.ada
                .opportunities()
                .changeLine(ChangeLine.of(engines().id()).unitPrice(eur("90.00"))));
        assertRefused(() -> office.ada
                .opportunities()
                .changeLine(ChangeLine.of(engines().id()).with(OpportunityLineFields.DESCRIPTION, "Steel")));
        assertRefused(() -> office.ada.opportunities().removeLine(engines().id()));

        RefusedException refusal = catchThrowableOfType(RefusedException.class, this::addByHand);
        assertThat(refusal.parameters())
                .containsEntry("quote", offer.id())
                .containsEntry("offer", "Engines")
                .containsEntry("deal", deal.id());
        assertThat(refusal.message(Locale.ENGLISH)).contains("the offer Engines", "stop synchronising");
        assertThat(refusal.message(Locale.forLanguageTag("es"))).contains("la oferta Engines", "sincronizar");
        Quote sent = office.ada.quotes().send(offer.id()).quote();
        assertThat(catchThrowableOfType(RefusedException.class, this::addByHand).parameters())
                .containsEntry("offer", sent.number().orElseThrow());
    }

    @Test
    @DisplayName("S-12 what the offer does not say about a line stays the deal's own to change")
    void ownFields() {
        office.ada
                .opportunities()
                .changeLine(ChangeLine.of(engines().id()).with(OpportunityLineFields.SERVICE_DATE, TODAY.plusDays(9)));
        assertThat(engines().find(OpportunityLineFields.SERVICE_DATE)).contains(TODAY.plusDays(9));
        QuoteLine engines = office.ada.quotes().lines(offer.id()).get(0);
        office.ada.quotes().changeLine(ChangeQuoteLine.of(engines.id()).quantity(4));
        assertThat(engines().quantity()).isEqualByComparingTo("4");
        assertThat(engines().find(OpportunityLineFields.SERVICE_DATE)).contains(TODAY.plusDays(9));
    }

    @Test
    @DisplayName("S-12 within one transaction the lines are free before an offer leads them, and not after")
    void oneTransaction() {
        office.ada.quotes().unsynchronise(offer.id());
        assertThat(faults(() -> office.ada.atomically(bound -> {
                    bound.opportunities().addLine(AddLine.to(deal.id()).product(office.oil.id()));
                    bound.quotes().synchronise(offer.id());
                    return bound.opportunities().addLine(AddLine.to(deal.id()).product(office.oil.id()));
                })))
                .isEqualTo(REFUSED);
        assertThat(office.again(offer).isSynced()).isFalse();
        assertThat(lines()).hasSize(2);
    }

    @Test
    @DisplayName(
            "S-12 stopped, the deal keeps the lines as its own; also once the offer is bought or the deal is closed")
    void stopped() {
        office.ada.quotes().unsynchronise(offer.id());
        assertFree();
        office.ada.quotes().synchronise(offer.id());
        assertThat(lines()).hasSize(2);

        office.ada.quotes().send(offer.id());
        office.ada.quotes().accept(offer.id());
        assertThat(office.again(offer).isSynced()).isTrue();
        assertRefused(this::addByHand);
        if (!office.ada.opportunities().get(deal.id()).isClosed()) {
            office.ada.opportunities().win(WinOpportunity.of(deal.id()));
        }
        assertRefused(this::addByHand);
        office.ada.quotes().unsynchronise(offer.id());
        assertFree();
    }

    @Test
    @DisplayName("S-12 on a closed deal neither side changes, until synchronising is stopped")
    void closed() {
        office.ada.opportunities().win(WinOpportunity.of(deal.id()));
        QuoteLine engines = office.ada.quotes().lines(offer.id()).get(0);
        assertRefused(() -> office.ada.opportunities().removeLine(engines().id()));
        assertThat(faults(() -> office.ada
                        .quotes()
                        .changeLine(ChangeQuoteLine.of(engines.id()).quantity(4))))
                .isEqualTo(Map.of("", QuoteErrors.DEAL_CLOSED));
        office.ada.quotes().unsynchronise(offer.id());
        office.ada.quotes().changeLine(ChangeQuoteLine.of(engines.id()).quantity(4));
        assertThat(engines().quantity()).isEqualByComparingTo("3");
    }

    @Test
    @DisplayName("S-12 a revision leads the deal's lines in the place of the version before")
    void revised() {
        office.ada.quotes().send(offer.id());
        Quote next = office.ada.quotes().revise(offer.id());
        assertThat(catchThrowableOfType(RefusedException.class, this::addByHand).parameters())
                .containsEntry("quote", next.id());
        office.ada.quotes().unsynchronise(next.id());
        assertFree();
        assertThat(faults(() -> office.ada.quotes().synchronise(offer.id()))).isEqualTo(Map.of("", QuoteErrors.ENDED));
    }

    private void ends(Consumer<Quote> end) {
        office.ada.quotes().send(offer.id());
        end.accept(offer);
        assertThat(office.again(offer).isSynced()).isFalse();
        assertThat(faults(() -> office.ada.quotes().synchronise(offer.id()))).isEqualTo(Map.of("", QuoteErrors.ENDED));
        assertFree();
    }

    @Test
    @DisplayName("S-12 an offer that is not wanted leads no lines any more")
    void rejected() {
        ends(quote -> office.ada.quotes().reject(quote.id(), "too dear"));
        assertThat(office.ada.quotes().revise(offer.id()).isSynced()).isFalse();
    }

    @Test
    @DisplayName("S-12 an offer that is withdrawn leads no lines any more")
    void withdrawn() {
        ends(quote -> office.ada.quotes().withdraw(quote.id(), "sold out"));
    }

    @Test
    @DisplayName("S-12 an offer that is over leads no lines any more")
    void expired() {
        ends(quote -> {
            office.now.set(office.now.get().plus(Duration.ofDays(31)));
            office.crm.housekeeping().runDue(office.now.get());
        });
    }

    @Test
    @DisplayName("S-12 a draft that is deleted leaves the lines to its deal")
    void deleted() {
        office.ada.quotes().delete(offer.id());
        assertFree();
    }

    @Test
    @DisplayName("S-12 a schedule moves as it likes, but does not make a line worth something else than the offer says")
    void scheduled() {
        office.ada.quotes().unsynchronise(offer.id());
        Product care = office.ada
                .products()
                .add(AddProduct.named("Care").schedulingRevenue().price(eur("100.00")));
        OpportunityLine line =
                office.ada.opportunities().addLine(AddLine.to(deal.id()).product(care.id()));
        Quote again = office.ada.quotes().draft(DraftQuote.from(deal.id()));
        office.ada.quotes().synchronise(again.id());

        EstablishSchedule thirds =
                EstablishSchedule.revenue(line.id()).divide(3).monthly().from(TODAY);
        office.ada.opportunities().schedule(thirds);
        office.ada.opportunities().shiftSchedules(deal.id(), Period.ofMonths(1));
        assertThat(office.ada.opportunities().schedule(line.id()))
                .hasSize(3)
                .first()
                .satisfies(first -> assertThat(first.date()).isEqualTo(TODAY.plusMonths(1)));
        assertRefused(() -> office.ada.opportunities().schedule(thirds.ofRevenue(eur("120.00"))));
        assertThat(office.ada.opportunities().get(deal.id()).amount())
                .isEqualTo(office.again(again).amount());
    }

    @Test
    @DisplayName("S-12 the deal's history tells by which offer its lines are led")
    void told() {
        assertThat(office.ada.opportunities().history(deal.id()))
                .filteredOn(event -> event.type().equals("quote.deal_synced"))
                .singleElement()
                .satisfies(event -> assertThat(event.payload())
                        .containsEntry("quote", offer.id().value().toString()));
    }
}
