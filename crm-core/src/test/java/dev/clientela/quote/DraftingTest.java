package dev.clientela.quote;

import static dev.clientela.quote.OfferCase.TODAY;
import static dev.clientela.quote.OfferCase.eur;
import static dev.clientela.quote.OfferCase.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntryId;
import dev.clientela.catalog.ProductFields;
import dev.clientela.command.Edit;
import dev.clientela.contact.ContactFields;
import dev.clientela.money.Margin;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityErrors;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Drafts and their lines: what they begin with, what they are worth, what the seller keeps of them. */
class DraftingTest {

    private final OfferCase office = new OfferCase();

    @Test
    @DisplayName("S-12 a draft from a deal has its lines, its customer, and prices that stay when the deal's change")
    void fromADeal() {
        Opportunity deal = office.deal();
        Quote draft = office.ada.quotes().draft(DraftQuote.from(deal.id()).costPriceBook(office.costs.id()));

        assertThat(draft.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(draft.name()).isEqualTo("Engines");
        assertThat(draft.account()).contains(office.navy);
        assertThat(draft.contact()).contains(office.francis);
        assertThat(draft.number()).isEmpty();
        assertThat(draft.amount()).contains(eur("319.95"));
        assertThat(draft.total()).contains(eur("319.95"));
        assertThat(office.ada.quotes().lines(draft.id()))
                .extracting(
                        QuoteLine::name, QuoteLine::total, line -> line.cost().orElseThrow())
                .containsExactly(
                        tuple("Engine", eur("270.00"), eur("180.00")), tuple("Oil", eur("49.95"), eur("20.00")));
        office.ada
                .opportunities()
                .removeLine(office.ada.opportunities().lines(deal.id()).get(0).id());
        assertThat(office.again(draft).amount()).contains(eur("319.95"));
    }

    @Test
    @DisplayName(
            "S-12 PB-32 margin is total less cost, absolute and in percent, unknown where a cost is, undefined at 0")
    void margin() {
        Quote draft = office.draft();
        Margin margin = draft.margin().orElseThrow();
        assertThat(margin.amount()).isEqualTo(eur("119.95"));
        assertThat(margin.percent()).contains(new BigDecimal("37.4902"));
        assertThat(draft.get(QuoteFields.MARGIN)).isEqualTo(eur("119.95"));
        assertThat(draft.get(QuoteFields.MARGIN_PERCENT)).isEqualByComparingTo("37.4902");

        QuoteLine free = office.ada
                .quotes()
                .addLine(AddQuoteLine.to(draft.id()).named("Freight").unitPrice(eur("20.00")));
        assertThat(office.again(draft).margin()).isEmpty();
        assertThat(office.again(draft).find(QuoteFields.MARGIN)).isEmpty();
        office.ada
                .quotes()
                .changeLine(ChangeQuoteLine.of(free.id())
                        .with(QuoteLineFields.COST, eur("25").toBigMoney()));
        assertThat(office.again(draft).margin().orElseThrow().amount()).isEqualTo(eur("114.95"));

        office.ada
                .quotes()
                .lines(draft.id())
                .forEach(line -> office.ada
                        .quotes()
                        .changeLine(ChangeQuoteLine.of(line.id()).discountPercent(100)));
        Quote given = office.again(draft);
        assertThat(given.amount()).contains(eur("0.00"));
        assertThat(given.get(QuoteFields.MARGIN)).isEqualTo(eur("-225.00"));
        assertThat(given.find(QuoteFields.MARGIN_PERCENT)).isEmpty();
        assertThat(given.margin().orElseThrow().percent()).isEmpty();
    }

    @Test
    @DisplayName(
            "S-12 what is drafted is worth the sum of its lines whatever becomes of them, tax rounded once per line")
    void amounts() {
        Quote draft =
                office.ada.quotes().draft(DraftQuote.forAccount(office.navy).named("Odds and ends"));
        QuoteLine engines = office.ada
                .quotes()
                .addLine(AddQuoteLine.to(draft.id())
                        .product(office.engine.id())
                        .quantity(3)
                        .taxPercent(21));
        office.ada
                .quotes()
                .addLine(AddQuoteLine.to(draft.id())
                        .product(office.oil.id())
                        .total(eur("9.97"))
                        .taxPercent(7));
        Quote now = office.again(draft);
        assertThat(now.amount()).contains(eur("309.97"));
        assertThat(now.get(QuoteFields.TAX)).isEqualTo(eur("63.70"));
        assertThat(now.total()).contains(eur("373.67"));
        office.ada
                .quotes()
                .changeLine(ChangeQuoteLine.of(engines.id()).quantity(2).discountAmount(eur("0.05")));
        assertThat(office.again(draft).amount()).contains(eur("209.92"));
        office.ada
                .quotes()
                .changeLine(ChangeQuoteLine.of(engines.id()).noDiscount().total(eur("50.00")));
        assertThat(office.ada.quoteLines().get(engines.id()).unitPrice().getAmount())
                .isEqualByComparingTo("25");
        Quote left = office.ada.quotes().removeLine(engines.id());
        assertThat(left.amount()).contains(eur("9.97"));
        assertThat(left.lineCount()).isEqualTo(1);
    }

    @Test
    @DisplayName("S-12 every fault of a line is told at once, each at its field")
    void faultsOfALine() {
        Quote draft = office.draft();
        Money dollars = Money.of(CurrencyUnit.USD, 5);
        assertThat(faults(() -> office.ada
                        .quotes()
                        .addLine(AddQuoteLine.to(draft.id())
                                .product(office.engine.id())
                                .quantity(0)
                                .unitPrice(dollars)
                                .total(eur("5.00"))
                                .discountPercent(5)
                                .discountAmount(eur("5.00"))
                                .cost(dollars))))
                .isEqualTo(Map.of(
                        "quantity", OpportunityErrors.LINE_ZERO_QUANTITY,
                        "unit_price", OpportunityErrors.LINE_OTHER_CURRENCY,
                        "total", OpportunityErrors.LINE_PRICE_AND_TOTAL,
                        "discount_amount", OpportunityErrors.LINE_TWO_DISCOUNTS,
                        "cost", OpportunityErrors.LINE_OTHER_CURRENCY));
        assertThat(faults(() -> office.ada.quotes().addLine(AddQuoteLine.to(draft.id()))))
                .isEqualTo(Map.of("name", RecordErrors.REQUIRED, "unit_price", RecordErrors.REQUIRED));
        assertThat(faults(() -> office.ada
                        .quotes()
                        .addLine(AddQuoteLine.to(draft.id())
                                .product(office.engine.id())
                                .quantity(-1)
                                .taxPercent(101))))
                .isEqualTo(Map.of("quantity", OpportunityErrors.LINE_NOT_RETURNABLE));
        assertThat(faults(() -> office.ada
                        .quotes()
                        .addLine(AddQuoteLine.to(draft.id())
                                .product(office.engine.id())
                                .taxPercent(101)
                                .named("x".repeat(256)))))
                .isEqualTo(Map.of("tax_percent", QuoteErrors.LINE_TAX_RANGE, "name", RecordErrors.TOO_LONG));
        QuoteLine line = office.ada.quotes().lines(draft.id()).get(0);
        assertThat(faults(() -> office.ada
                        .quotes()
                        .changeLine(ChangeQuoteLine.of(line.id())
                                .with(QuoteLineFields.PRODUCT, office.oil.id())
                                .without(QuoteLineFields.UNIT_PRICE))))
                .isEqualTo(Map.of("product", RecordErrors.READ_ONLY, "unit_price", RecordErrors.REQUIRED));
    }

    @Test
    @DisplayName("S-12 every fault of a draft is told at once, attachments and locale too")
    void faultsOfADraft() {
        assertThat(faults(() -> office.ada
                        .quotes()
                        .draft(DraftQuote.forAccount(office.navy)
                                .with(QuoteFields.LOCALE, "es_AR")
                                .introducedBy("x".repeat(4_001))
                                .attaching(AttachedDocument.of("", "y".repeat(1_001))))))
                .isEqualTo(Map.of(
                        "name", RecordErrors.REQUIRED,
                        "locale", RecordErrors.MALFORMED,
                        "introduction", RecordErrors.TOO_LONG,
                        "attachments[0].name", RecordErrors.REQUIRED,
                        "attachments[0].reference", RecordErrors.TOO_LONG));
        assertThat(faults(() -> office.ada
                        .quotes()
                        .draft(DraftQuote.template("T")
                                .on(office.deal().id())
                                .with(QuoteFields.STATUS, QuoteStatus.ACCEPTED))))
                .isEqualTo(Map.of("status", RecordErrors.READ_ONLY));
        assertThat(faults(() -> office.ada
                        .quotes()
                        .draft(DraftQuote.template("T").on(office.deal().id()))))
                .isEqualTo(Map.of("opportunity", QuoteErrors.IS_TEMPLATE));
    }

    @Test
    @DisplayName(
            "S-12 an offer is drafted from a template, whose products must still be offered, and never sent itself")
    void templates() {
        Quote template = office.ada
                .quotes()
                .draft(DraftQuote.template("Steam set").terms("Net 30").proforma());
        office.ada.quotes().addLine(AddQuoteLine.to(template.id()).product(office.engine.id()));
        office.ada
                .quotes()
                .addLine(AddQuoteLine.to(template.id()).product(office.oil.id()).quantity(2));
        Quote draft = office.ada
                .quotes()
                .draft(DraftQuote.fromTemplate(template.id()).on(office.deal().id()));

        assertThat(draft.isTemplate()).isFalse();
        assertThat(draft.kind()).isEqualTo(QuoteKind.PROFORMA);
        assertThat(draft.name()).isEqualTo("Steam set");
        assertThat(draft.account()).contains(office.navy);
        assertThat(draft.get(QuoteFields.TERMS)).isEqualTo("Net 30");
        assertThat(draft.amount()).contains(eur("119.98"));
        assertThat(faults(() -> office.ada.quotes().send(template.id())))
                .isEqualTo(Map.of("", QuoteErrors.IS_TEMPLATE));
        assertThat(faults(() -> office.ada.quotes().draft(DraftQuote.fromTemplate(draft.id()))))
                .isEqualTo(Map.of("", QuoteErrors.NO_TEMPLATE));
        office.ada.products().edit(office.oil.id(), Edit.set(ProductFields.ACTIVE, false));
        assertThat(faults(() -> office.ada.quotes().draft(DraftQuote.fromTemplate(template.id()))))
                .isEqualTo(Map.of("lines[1].product", CatalogErrors.PRODUCT_INACTIVE));
    }

    @Test
    @DisplayName("S-12 a duplicate is a draft with neither number, key nor views, and its lines are its own")
    void duplicates() {
        Quote sent = office.ada.quotes().send(office.draft().id()).quote();
        Quote twin = office.ada.quotes().duplicate(sent.id());
        assertThat(twin.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(twin.number()).isEmpty();
        assertThat(twin.revision()).isEqualTo(1);
        assertThat(twin.find(QuoteFields.KEY_HASH)).isEmpty();
        assertThat(twin.amount()).isEqualTo(sent.amount());
        office.ada
                .quotes()
                .removeLine(office.ada.quotes().lines(twin.id()).get(0).id());
        assertThat(office.ada.quotes().lines(sent.id())).hasSize(2);
    }

    @Test
    @DisplayName("S-12 the sale tariff says what things are sold from: its prices, and no entry of another book")
    void saleTariff() {
        PriceBook export = office.ada.priceBooks().open("Export");
        office.ada
                .priceBookEntries()
                .add(AddPriceBookEntry.to(export.id())
                        .product(office.engine.id())
                        .at(eur("130.00")));
        Quote draft = office.ada
                .quotes()
                .draft(DraftQuote.forAccount(office.navy).named("Export").priceBook(export.id()));
        QuoteLine line = office.ada.quotes().addLine(AddQuoteLine.to(draft.id()).product(office.engine.id()));
        assertThat(line.unitPrice()).isEqualTo(eur("130.00").toBigMoney());
        assertThat(line.listPrice()).isEqualTo(eur("130.00").toBigMoney());
        assertThat(faults(() ->
                        office.ada.quotes().addLine(AddQuoteLine.to(draft.id()).product(office.oil.id()))))
                .isEqualTo(Map.of("", CatalogErrors.NO_PRICE));
        PriceBookEntryId standard = office.ada
                .quotes()
                .lines(office.draft().id())
                .get(1)
                .priceBookEntry()
                .orElseThrow();
        assertThat(faults(() ->
                        office.ada.quotes().addLine(AddQuoteLine.to(draft.id()).entry(standard))))
                .isEqualTo(Map.of("price_book_entry", OpportunityErrors.LINE_OTHER_BOOK));
    }

    @Test
    @DisplayName("S-12 an offer takes 500 lines and no more")
    void bounded() {
        Quote draft =
                office.ada.quotes().draft(DraftQuote.forAccount(office.navy).named("Long"));
        office.ada.atomically(session -> {
            for (int i = 0; i < Quotes.MAX_LINES; i++) {
                session.quotes()
                        .addLine(AddQuoteLine.to(draft.id()).named("Line").unitPrice(eur("1.00")));
            }
            return true;
        });
        assertThat(office.again(draft).amount()).contains(eur("500.00"));
        assertThat(faults(() -> office.ada
                        .quotes()
                        .addLine(AddQuoteLine.to(draft.id()).named("Line").unitPrice(eur("1.00")))))
                .isEqualTo(Map.of("", QuoteErrors.TOO_MANY_LINES));
    }

    @Test
    @DisplayName("S-12 the customer's language is the contact's unless the draft says another")
    void language() {
        office.ada.contacts().edit(office.francis, Edit.set(ContactFields.LANGUAGE, "es"));
        assertThat(office.draft().locale()).isEqualTo(Locale.forLanguageTag("es"));
        Quote said = office.ada
                .quotes()
                .draft(DraftQuote.from(office.deal().id())
                        .speaking(Locale.forLanguageTag("de-AT"))
                        .validUntil(TODAY));
        assertThat(said.locale()).isEqualTo(Locale.forLanguageTag("de-AT"));
        assertThat(said.validUntil()).contains(TODAY);
    }
}
