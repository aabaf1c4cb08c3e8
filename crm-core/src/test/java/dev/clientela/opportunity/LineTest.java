package dev.clientela.opportunity;

import static dev.clientela.catalog.CatalogErrors.BOOK_INACTIVE;
import static dev.clientela.catalog.CatalogErrors.ENTRY_INACTIVE;
import static dev.clientela.catalog.CatalogErrors.NEGATIVE;
import static dev.clientela.catalog.CatalogErrors.NO_PRICE;
import static dev.clientela.catalog.CatalogErrors.PRODUCT_INACTIVE;
import static dev.clientela.opportunity.OpportunityErrors.AMOUNT_IS_DERIVED;
import static dev.clientela.opportunity.OpportunityErrors.HAS_LINES;
import static dev.clientela.opportunity.OpportunityErrors.LINE_CURRENCY_NEEDED;
import static dev.clientela.opportunity.OpportunityErrors.LINE_DISCOUNT_TOO_LARGE;
import static dev.clientela.opportunity.OpportunityErrors.LINE_NOT_RETURNABLE;
import static dev.clientela.opportunity.OpportunityErrors.LINE_OTHER_BOOK;
import static dev.clientela.opportunity.OpportunityErrors.LINE_OTHER_CURRENCY;
import static dev.clientela.opportunity.OpportunityErrors.LINE_OTHER_PRODUCT;
import static dev.clientela.opportunity.OpportunityErrors.LINE_PRICE_AND_TOTAL;
import static dev.clientela.opportunity.OpportunityErrors.LINE_TOTAL_UNREACHABLE;
import static dev.clientela.opportunity.OpportunityErrors.LINE_TWO_DISCOUNTS;
import static dev.clientela.opportunity.OpportunityErrors.LINE_ZERO_QUANTITY;
import static dev.clientela.opportunity.OpportunityErrors.OTHER_CURRENCY;
import static dev.clientela.opportunity.SellingCase.eur;
import static dev.clientela.opportunity.SellingCase.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookEntryFields;
import dev.clientela.catalog.PriceBookFields;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.ProductFields;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    private final SellingCase selling = new SellingCase();
    private final Opportunities deals = selling.ada.opportunities();
    private final Opportunity deal = selling.deal("Engines");

    private PriceBookEntry inNewBook(String book, Product product, Money price) {
        PriceBook opened = selling.ada.priceBooks().open(book);
        return selling.ada
                .priceBookEntries()
                .add(AddPriceBookEntry.to(opened.id()).product(product.id()).at(price));
    }

    private AddLine engines(long quantity) {
        return AddLine.to(deal.id()).product(selling.engine.id()).quantity(quantity);
    }

    private AddLine oils(long quantity) {
        return AddLine.to(deal.id()).product(selling.oil.id()).quantity(quantity);
    }

    @Test
    @DisplayName("PB-10 all lines come from the deal's one price book")
    void oneBook() {
        PriceBookEntry other = inNewBook("Export", selling.engine, eur("90"));
        deals.addLine(engines(1));

        assertThat(faults(() -> deals.addLine(AddLine.to(deal.id()).entry(other.id()))))
                .isEqualTo(Map.of("price_book_entry", LINE_OTHER_BOOK));
    }

    @Test
    @DisplayName("PB-11 the first line gives the deal its price book and currency")
    void firstLineGivesBook() {
        PriceBookEntry export = inNewBook("Export", selling.engine, eur("90"));

        deals.addLine(AddLine.to(deal.id()).entry(export.id()));

        assertThat(selling.again(deal).priceBook()).contains(export.priceBook());
        assertThat(selling.again(deal).currency()).contains(CurrencyUnit.EUR);
    }

    @Test
    @DisplayName("PB-11 not from a book out of use; a deal keeps its own book even out of use")
    void firstLineNeedsBookInUse() {
        PriceBookEntry export = inNewBook("Export", selling.engine, eur("90"));
        Opportunity earlier = deals.open(OpenOpportunity.named("Earlier").priceBook(export.priceBook()));
        selling.ada.priceBooks().edit(export.priceBook(), Edit.set(PriceBookFields.ACTIVE, false));

        assertThat(faults(() -> deals.addLine(AddLine.to(deal.id()).entry(export.id()))))
                .isEqualTo(Map.of("price_book_entry", BOOK_INACTIVE));
        assertThat(faults(() -> deals.open(OpenOpportunity.named("New").priceBook(export.priceBook()))))
                .isEqualTo(Map.of("price_book", BOOK_INACTIVE));
        deals.addLine(AddLine.to(earlier.id()).product(selling.engine.id()));
        assertThat(selling.again(earlier).amount()).contains(eur("90"));
    }

    @Test
    @DisplayName("PB-12 price book and currency stay while there are lines")
    void bookAndCurrencyStay() {
        PriceBookEntry export = inNewBook("Export", selling.engine, eur("90"));
        OpportunityLine line = deals.addLine(engines(1));

        assertThat(faults(() -> deals.edit(
                        deal.id(),
                        Edit.set(OpportunityFields.PRICE_BOOK, export.priceBook())
                                .and(OpportunityFields.CURRENCY, CurrencyUnit.USD)
                                .and(OpportunityFields.AMOUNT, Money.of(CurrencyUnit.USD, 5)))))
                .isEqualTo(Map.of("price_book", HAS_LINES, "currency", HAS_LINES, "amount", AMOUNT_IS_DERIVED));
        deals.removeLine(line.id());
        assertThat(deals.edit(deal.id(), Edit.set(OpportunityFields.PRICE_BOOK, export.priceBook()))
                        .priceBook())
                .contains(export.priceBook());
    }

    @Test
    @DisplayName("PB-11 PB-13 line, entry and deal have one currency")
    void oneCurrency() {
        selling.ada.priceBookEntries().setStandardPrice(selling.engine.id(), Money.of(CurrencyUnit.USD, 110));
        Opportunity dollars = deals.open(OpenOpportunity.named("Dollars").currency(CurrencyUnit.USD));
        OpportunityLine line = deals.addLine(
                AddLine.to(dollars.id()).product(selling.engine.id()).quantity(2));

        assertThat(line.total()).isEqualTo(Money.of(CurrencyUnit.USD, 220));
        assertThat(faults(() -> deals.addLine(engines(1)))).isEqualTo(Map.of("product", LINE_CURRENCY_NEEDED));
        assertThat(deals.addLine(engines(1).unitPrice(eur("99"))).currency()).isEqualTo(CurrencyUnit.EUR);
        assertThat(faults(() -> deals.addLine(
                        AddLine.to(dollars.id()).entry(entryIn(CurrencyUnit.EUR).id()))))
                .isEqualTo(Map.of("price_book_entry", LINE_OTHER_CURRENCY));
        assertThat(faults(() -> deals.addLine(AddLine.to(dollars.id())
                        .product(selling.engine.id())
                        .unitPrice(eur("1"))
                        .discountAmount(eur("1")))))
                .isEqualTo(Map.of("unit_price", LINE_OTHER_CURRENCY));
        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id()).unitPrice(eur("1")))))
                .isEqualTo(Map.of("unit_price", LINE_OTHER_CURRENCY));
        assertThat(faults(() -> deals.open(
                        OpenOpportunity.named("Both").currency(CurrencyUnit.USD).amount(eur("1")))))
                .isEqualTo(Map.of("amount", OTHER_CURRENCY));
    }

    private PriceBookEntry entryIn(CurrencyUnit currency) {
        var entries = selling.ada.priceBookEntries();
        return entries.list(entries.query()
                        .where(PriceBookEntryFields.PRODUCT
                                .is(selling.engine.id())
                                .and(PriceBookEntryFields.CURRENCY.is(currency))))
                .items()
                .get(0);
    }

    @Test
    @DisplayName("PB-14 a quantity is never 0, and negative only for what is taken back")
    void quantities() {
        assertThat(faults(() -> deals.addLine(engines(0)))).isEqualTo(Map.of("quantity", LINE_ZERO_QUANTITY));
        assertThat(faults(() -> deals.addLine(engines(-1)))).isEqualTo(Map.of("quantity", LINE_NOT_RETURNABLE));
        OpportunityLine credit = deals.addLine(oils(-2).discountPercent(10));
        assertThat(credit.total()).isEqualTo(eur("-17.98"));
        assertThat(selling.again(deal).amount()).contains(eur("-17.98"));
        OpportunityLine line = deals.addLine(engines(1));
        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id()).quantity(0))))
                .isEqualTo(Map.of("quantity", LINE_ZERO_QUANTITY));
        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id()).quantity(-3))))
                .isEqualTo(Map.of("quantity", LINE_NOT_RETURNABLE));
    }

    @Test
    @DisplayName("PB-15 a unit price or a total, never both; neither is the entry's price")
    void priceOrTotal() {
        assertThat(deals.addLine(engines(3)).unitPrice()).isEqualTo(BigMoney.parse("EUR 100.00"));
        assertThat(deals.addLine(engines(3).unitPrice(eur("80"))).total()).isEqualTo(eur("240"));
        OpportunityLine thirds = deals.addLine(engines(3).total(eur("100")));
        assertThat(thirds.total()).isEqualTo(eur("100"));
        assertThat(thirds.unitPrice()).isEqualTo(BigMoney.parse("EUR 33.33333333"));
        assertThat(thirds.listPrice()).isEqualTo(BigMoney.parse("EUR 100.00"));
        assertThat(faults(() -> deals.addLine(engines(1).unitPrice(eur("1")).total(eur("1")))))
                .isEqualTo(Map.of("total", LINE_PRICE_AND_TOTAL));
        assertThat(faults(() -> deals.addLine(engines(1).unitPrice(eur("-1")))))
                .isEqualTo(Map.of("unit_price", NEGATIVE));
        assertThat(faults(() -> deals.addLine(engines(1).total(eur("-1"))))).isEqualTo(Map.of("unit_price", NEGATIVE));
    }

    @ParameterizedTest
    @DisplayName("PB-16 total = quantity × price × (1 − discount), rounded once, half up, at the currency's scale")
    @CsvSource({
        "EUR 9.99, 3, 15, EUR 25.47",
        "EUR 0.01, 1, 50, EUR 0.01",
        "EUR 0.33, 1, 100, EUR 0.00",
        "EUR 19.99, 7, 100, EUR 0.00",
        "JPY 333, 1, 50, JPY 167",
        "KWD 0.333, 1, 50, KWD 0.167",
        "EUR 0.005, 1, 0, EUR 0.01"
    })
    void totals(String price, long quantity, long discount, String total) {
        BigMoney unitPrice = BigMoney.parse(price);
        Product product =
                selling.ada.products().add(AddProduct.named("Thing").price(Money.zero(unitPrice.getCurrencyUnit())));

        OpportunityLine line = deals.addLine(AddLine.to(deal.id())
                .product(product.id())
                .quantity(quantity)
                .unitPrice(unitPrice)
                .discountPercent(discount));

        assertThat(line.total()).isEqualTo(Money.parse(total));
        assertThat(selling.again(deal).amount()).contains(Money.parse(total));
    }

    @Test
    @DisplayName("PB-16 the amount is the sum of the rounded lines, not the rounded sum")
    void sumOfRounded() {
        for (int i = 0; i < 3; i++) {
            deals.addLine(engines(1).unitPrice(BigMoney.parse("EUR 0.005")));
        }
        assertThat(selling.again(deal).amount()).contains(eur("0.03"));
    }

    @Test
    @DisplayName("PB-17 changing the discount alone keeps the unit price and moves the total")
    void discountMovesTotal() {
        OpportunityLine line = deals.addLine(engines(2));

        OpportunityLine changed = deals.changeLine(ChangeLine.of(line.id()).discountPercent(25));

        assertThat(changed.unitPrice()).isEqualTo(line.unitPrice());
        assertThat(changed.total()).isEqualTo(eur("150"));
        assertThat(selling.again(deal).amount()).contains(eur("150"));
        assertThat(deals.changeLine(ChangeLine.of(line.id()).noDiscount()).total())
                .isEqualTo(eur("200"));
    }

    @Test
    @DisplayName("PB-18 changing the quantity keeps the unit price, or the total when it is to be kept")
    void quantityMovesTotalOrPrice() {
        OpportunityLine line = deals.addLine(engines(2));

        assertThat(deals.changeLine(ChangeLine.of(line.id()).quantity(5)).total())
                .isEqualTo(eur("500"));
        OpportunityLine kept =
                deals.changeLine(ChangeLine.of(line.id()).quantity(4).keepingTotal());
        assertThat(kept.total()).isEqualTo(eur("500"));
        assertThat(kept.unitPrice()).isEqualTo(BigMoney.parse("EUR 125.00"));
        assertThat(faults(() -> deals.changeLine(
                        ChangeLine.of(line.id()).quantity(1).unitPrice(eur("1")).keepingTotal())))
                .isEqualTo(Map.of("total", LINE_PRICE_AND_TOTAL));
        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id())
                        .quantity(new BigDecimal("90000000"))
                        .keepingTotal())))
                .isEqualTo(Map.of("total", LINE_TOTAL_UNREACHABLE));
    }

    @Test
    @DisplayName("PB-19 discount and quantity change together; the total follows from the unit price")
    void discountAndQuantity() {
        OpportunityLine line = deals.addLine(engines(2));

        assertThat(deals.changeLine(ChangeLine.of(line.id()).quantity(3).discountPercent(50))
                        .total())
                .isEqualTo(eur("150"));
    }

    @Test
    @DisplayName("PB-20 a discount is a percentage from 0 to 100 or an amount, not both")
    void discounts() {
        OpportunityLine line = deals.addLine(engines(2).discountAmount(eur("33.33")));

        assertThat(line.total()).isEqualTo(eur("166.67"));
        assertThat(line.discountAmount()).contains(eur("33.33"));
        assertThat(faults(() -> deals.addLine(engines(1).discountPercent(101))))
                .isEqualTo(Map.of("discount_percent", RecordErrors.OUT_OF_RANGE));
        assertThat(faults(() -> deals.addLine(engines(1).discountAmount(eur("100.01")))))
                .isEqualTo(Map.of("discount_amount", LINE_DISCOUNT_TOO_LARGE));
        assertThat(faults(() -> deals.addLine(engines(1).discountAmount(eur("-1")))))
                .isEqualTo(Map.of("discount_amount", LINE_DISCOUNT_TOO_LARGE));
        assertThat(faults(() -> deals.addLine(engines(1).discountPercent(1).discountAmount(eur("1")))))
                .isEqualTo(Map.of("discount_amount", LINE_TWO_DISCOUNTS));
        OpportunityLine percent = deals.changeLine(ChangeLine.of(line.id()).discountPercent(new BigDecimal("12.5")));
        assertThat(percent.discountAmount()).isEmpty();
        assertThat(percent.total()).isEqualTo(eur("175"));
        assertThat(deals.addLine(oils(-1).discountAmount(eur("9.99"))).total()).isEqualTo(eur("0"));
    }

    @Test
    @DisplayName("PB-21 with lines the amount is derived and not written")
    void amountIsDerived() {
        deals.edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("5000")));
        deals.addLine(engines(1));

        assertThat(selling.again(deal).amount()).contains(eur("100"));
        assertThat(faults(() -> deals.edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("1")))))
                .isEqualTo(Map.of("amount", AMOUNT_IS_DERIVED));
        assertThat(faults(() -> deals.edit(deal.id(), Edit.clear(OpportunityFields.AMOUNT))))
                .isEqualTo(Map.of("amount", AMOUNT_IS_DERIVED));
    }

    @Test
    @DisplayName("PB-22 expected revenue is amount times probability, rounded half up")
    void expectedRevenue() {
        deals.addLine(engines(1).unitPrice(eur("33.33")));
        deals.moveTo(deal.id(), "proposal");

        assertThat(selling.again(deal).expectedRevenue()).contains(eur("16.67"));
        deals.edit(deal.id(), Edit.set(OpportunityFields.PROBABILITY, 0L));
        assertThat(selling.again(deal).expectedRevenue()).contains(eur("0"));
        assertThat(deals.win(WinOpportunity.of(deal.id())).expectedRevenue()).contains(eur("33.33"));
        assertThat(selling.deal("Bare").expectedRevenue()).isEmpty();
    }

    @Test
    @DisplayName("PB-23 removing the last line keeps the amount, which can be written again")
    void lastLine() {
        OpportunityLine first = deals.addLine(engines(1));
        OpportunityLine second = deals.addLine(engines(2));

        assertThat(deals.removeLine(first.id()).amount()).contains(eur("200"));
        Opportunity bare = deals.removeLine(second.id());
        assertThat(bare.amount()).contains(eur("200"));
        assertThat(bare.hasLines()).isFalse();
        assertThat(deals.edit(deal.id(), Edit.set(OpportunityFields.AMOUNT, eur("300")))
                        .amount())
                .contains(eur("300"));
    }

    @Test
    @DisplayName("PB-27 no price is an error, never 0")
    void noPrice() {
        Product bare = selling.ada.products().add(AddProduct.named("Bare"));

        assertThat(faults(() -> deals.addLine(AddLine.to(deal.id()).product(bare.id()))))
                .isEqualTo(Map.of("", NO_PRICE));
        Opportunity yen = deals.open(OpenOpportunity.named("Yen").currency(CurrencyUnit.JPY));
        assertThat(faults(() -> deals.addLine(AddLine.to(yen.id()).product(selling.engine.id()))))
                .isEqualTo(Map.of("", NO_PRICE));
    }

    @Test
    @DisplayName("PB-9 what is out of use is not newly chosen; lines that have it stay editable")
    void outOfUse() {
        PriceBookEntry entry = entryIn(CurrencyUnit.EUR);
        OpportunityLine line = deals.addLine(engines(1));
        selling.ada.priceBookEntries().edit(entry.id(), Edit.set(PriceBookEntryFields.ACTIVE, false));
        selling.ada.products().activate(selling.engine.id(), false);

        assertThat(faults(() -> deals.addLine(AddLine.to(deal.id()).entry(entry.id()))))
                .isEqualTo(Map.of("product", PRODUCT_INACTIVE, "price_book_entry", ENTRY_INACTIVE));
        assertThat(faults(() -> deals.addLine(engines(1)))).isEqualTo(Map.of("product", PRODUCT_INACTIVE));
        selling.ada.products().activate(selling.engine.id(), true);
        assertThat(faults(() -> deals.addLine(engines(1)))).isEqualTo(Map.of("", NO_PRICE));
        assertThat(deals.changeLine(ChangeLine.of(line.id()).quantity(4)).total())
                .isEqualTo(eur("400"));
    }

    @Test
    @DisplayName("PB-32 a line keeps what it was sold at, whatever becomes of product and price")
    void snapshot() {
        OpportunityLine line = deals.addLine(engines(2));
        selling.ada.priceBookEntries().setStandardPrice(selling.engine.id(), eur("999"));
        selling.ada.products().edit(selling.engine.id(), Edit.set(ProductFields.NAME, "Analytical engine"));

        OpportunityLine changed = deals.changeLine(ChangeLine.of(line.id()).quantity(3));

        assertThat(changed.total()).isEqualTo(eur("300"));
        assertThat(changed.listPrice()).isEqualTo(BigMoney.parse("EUR 100.00"));
        assertThat(changed.productName()).isEqualTo("Engine");
        assertThat(deals.addLine(engines(1)).productName()).isEqualTo("Analytical engine");
    }

    @Test
    @DisplayName("what a line is for never changes, and what was noted when it was chosen is not written")
    void fixed() {
        OpportunityLine line = deals.addLine(engines(1));
        Opportunity other = selling.deal("Other");

        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id())
                        .with(OpportunityLineFields.PRODUCT, selling.oil.id())
                        .with(OpportunityLineFields.OPPORTUNITY, other.id()))))
                .isEqualTo(Map.of("product", RecordErrors.READ_ONLY, "opportunity", RecordErrors.READ_ONLY));
        assertThat(faults(() ->
                        deals.changeLine(ChangeLine.of(line.id()).with(OpportunityLineFields.PRODUCT_NAME, "Gold"))))
                .isEqualTo(Map.of("product_name", RecordErrors.READ_ONLY));
        assertThat(faults(() -> deals.changeLine(ChangeLine.of(line.id())
                        .without(OpportunityLineFields.QUANTITY)
                        .without(OpportunityLineFields.TOTAL))))
                .isEqualTo(Map.of("quantity", RecordErrors.REQUIRED, "total", RecordErrors.REQUIRED));
        assertThat(faults(() -> deals.addLine(engines(1).with(OpportunityLineFields.POSITION, 7L))))
                .isEqualTo(Map.of("position", RecordErrors.READ_ONLY));
        assertThat(faults(() -> deals.addLine(AddLine.to(deal.id()))))
                .isEqualTo(Map.of("product", RecordErrors.REQUIRED));
        assertThat(faults(() ->
                        deals.addLine(oils(1).entry(entryIn(CurrencyUnit.EUR).id()))))
                .isEqualTo(Map.of("product", LINE_OTHER_PRODUCT));
    }

    @Test
    @DisplayName("all faults of a new line are told at once")
    void faultsAtOnce() {
        selling.ada.products().activate(selling.engine.id(), false);

        assertThat(faults(() -> deals.addLine(AddLine.to(deal.id())
                        .entry(entryIn(CurrencyUnit.EUR).id())
                        .quantity(-1)
                        .unitPrice(eur("-5"))
                        .discountPercent(200))))
                .isEqualTo(Map.of(
                        "product", PRODUCT_INACTIVE,
                        "quantity", LINE_NOT_RETURNABLE,
                        "unit_price", NEGATIVE,
                        "discount_percent", RecordErrors.OUT_OF_RANGE));
    }

    @Test
    @DisplayName("lines keep their order, and a place is not given twice")
    void order() {
        OpportunityLine first = deals.addLine(engines(1).description("first"));
        OpportunityLine second = deals.addLine(oils(1));
        deals.removeLine(first.id());
        OpportunityLine third = deals.addLine(oils(2));

        assertThat(deals.lines(deal.id())).containsExactly(second, third);
        assertThat(third.get(OpportunityLineFields.POSITION)).isEqualTo(3);
        assertThat(selling.again(deal).get(OpportunityFields.LINE_COUNT)).isEqualTo(2);
    }

    @Test
    @DisplayName("a change that was decided on an older state of the line is refused")
    void stale() {
        OpportunityLine line = deals.addLine(engines(1));
        deals.changeLine(ChangeLine.of(line.id()).quantity(2).ifVersion(1));

        assertThat(faults(() ->
                        deals.changeLine(ChangeLine.of(line.id()).quantity(3).ifVersion(1))))
                .isEqualTo(Map.of("", CommandErrors.STALE));
    }
}
