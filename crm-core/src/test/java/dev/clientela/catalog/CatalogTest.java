package dev.clientela.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.CommandErrors;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.record.CustomField;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import dev.clientela.security.Actor;
import dev.clientela.store.StoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

    private static final Money TEN = Money.parse("EUR 10.00");

    private final Crm crm = Crm.inMemory();
    private final CrmSession ada = crm.as(Actor.user("ada"));
    private final PriceBookEntries entries = ada.priceBookEntries();
    private final Product engine =
            ada.products().add(AddProduct.named("Engine").code("E-1").price(TEN));
    private final PriceBook standard = ada.priceBooks().standard();
    private final PriceBook export = ada.priceBooks().open("Export");

    private static ErrorCode code(ThrowingCallable act) {
        return ((CrmException) catchThrowable(act)).code();
    }

    private static List<String> faults(ThrowingCallable act) {
        return ((ValidationException) catchThrowable(act))
                .violations().stream().map(Violation::toString).toList();
    }

    private AddPriceBookEntry exportEngine() {
        return AddPriceBookEntry.to(export.id()).product(engine.id());
    }

    private PriceBookEntry standardEntry() {
        return entries.list(entries.query()
                        .where(PriceBookEntryFields.PRODUCT
                                .is(engine.id())
                                .and(PriceBookEntryFields.PRICE_BOOK.is(standard.id()))))
                .items()
                .get(0);
    }

    private OpportunityLine sell(PriceBookEntry entry) {
        Opportunity deal = ada.opportunities().open(OpenOpportunity.named("Deal"));
        return ada.opportunities().addLine(AddLine.to(deal.id()).entry(entry.id()));
    }

    @Test
    @DisplayName("PB-1 there is one standard price book, always the same, that cannot be deleted")
    void oneStandardBook() {
        assertThat(ada.priceBooks().standard()).isEqualTo(standard);
        assertThat(ada.priceBooks().count(PriceBookFields.STANDARD.isTrue())).isEqualTo(1);
        assertThat(code(() -> ada.priceBooks().delete(standard.id()))).isEqualTo(CatalogErrors.STANDARD_BOOK_STAYS);
        assertThat(export.isStandard()).isFalse();
    }

    @Test
    @DisplayName("PB-1 many who ask for the standard book at once get the same one")
    void oneStandardBookAtOnce() throws Exception {
        CrmSession fresh = Crm.inMemory().as(Actor.user("ada"));
        int many = 8;
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<PriceBookId>> asking = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                asking.add(() -> {
                    start.await();
                    return fresh.priceBooks().standard().id();
                });
            }
            List<PriceBookId> got = new ArrayList<>();
            for (Future<PriceBookId> future : threads.invokeAll(asking)) {
                got.add(future.get());
            }
            assertThat(got).hasSize(many).containsOnly(got.get(0));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("PB-2 a book has one entry for a product and currency, in use or not")
    void oneEntryAPlace() {
        PriceBookEntry entry = entries.add(exportEngine().at(TEN));
        entries.edit(entry.id(), Edit.set(PriceBookEntryFields.ACTIVE, false));

        assertThat(code(() -> entries.add(exportEngine().at(TEN)))).isEqualTo(CatalogErrors.ENTRY_EXISTS);
        entries.setStandardPrice(engine.id(), Money.parse("USD 11.00"));
        assertThat(entries.add(exportEngine().at(Money.parse("USD 12.00"))).currency())
                .isEqualTo(CurrencyUnit.USD);
    }

    @Test
    @DisplayName("PB-3 book and product of an entry never change, nor does its currency")
    void placeIsFixed() {
        PriceBookEntry entry = entries.add(exportEngine().at(TEN));
        Product oil = ada.products().add(AddProduct.named("Oil"));

        assertThat(faults(() -> entries.edit(
                        entry.id(),
                        Edit.set(PriceBookEntryFields.PRICE_BOOK, standard.id())
                                .and(PriceBookEntryFields.PRODUCT, oil.id())
                                .and(PriceBookEntryFields.CURRENCY, CurrencyUnit.USD))))
                .containsExactlyInAnyOrder(
                        "price_book: field.read_only", "product: field.read_only", "currency: field.read_only");
    }

    @Test
    @DisplayName("PB-4 a custom price needs a standard one for the product and currency, which then stays")
    void standardFirst() {
        assertThat(code(() -> entries.add(exportEngine().at(Money.parse("USD 12.00")))))
                .isEqualTo(CatalogErrors.STANDARD_NOT_DEFINED);
        entries.add(exportEngine().at(TEN));
        assertThat(code(() -> entries.delete(standardEntry().id()))).isEqualTo(CatalogErrors.STANDARD_STILL_NEEDED);
    }

    @Test
    @DisplayName("PB-5 an entry at the standard price follows it at once and has no price of its own")
    void followsStandard() {
        PriceBookEntry entry = entries.add(exportEngine().atStandardPrice(CurrencyUnit.EUR));
        assertThat(entries.price(entry.id())).isEqualTo(TEN.toBigMoney());

        entries.setStandardPrice(engine.id(), Money.parse("EUR 12.50"));

        assertThat(entries.price(entry.id())).isEqualTo(BigMoney.parse("EUR 12.50"));
        assertThat(faults(() -> entries.edit(
                        entry.id(), Edit.set(PriceBookEntryFields.UNIT_PRICE, BigMoney.parse("EUR 1.00")))))
                .containsExactly("unit_price: price.follows_standard");
        assertThat(faults(() -> entries.add(
                        AddPriceBookEntry.to(ada.priceBooks().open("Other").id())
                                .product(engine.id())
                                .at(TEN)
                                .atStandardPrice(CurrencyUnit.EUR))))
                .containsExactly("unit_price: price.follows_standard");
    }

    @Test
    @DisplayName("PB-5 an entry turned to the standard price loses its own, and gets one again when given")
    void turns() {
        PriceBookEntry entry = entries.add(exportEngine().at(Money.parse("EUR 9.00")));

        PriceBookEntry turned = entries.edit(entry.id(), Edit.set(PriceBookEntryFields.USE_STANDARD_PRICE, true));

        assertThat(turned.unitPrice()).isEmpty();
        assertThat(entries.price(entry.id())).isEqualTo(TEN.toBigMoney());
        assertThat(faults(() -> entries.edit(entry.id(), Edit.set(PriceBookEntryFields.USE_STANDARD_PRICE, false))))
                .containsExactly("unit_price: field.required");
        assertThat(entries.changePrice(entry.id(), Money.parse("EUR 8.00")).unitPrice())
                .contains(BigMoney.parse("EUR 8.00"));
    }

    @Test
    @DisplayName("PB-6 an entry of the standard book cannot use the standard price")
    void standardIsStandard() {
        Product oil = ada.products().add(AddProduct.named("Oil"));

        assertThat(code(() -> entries.add(
                        AddPriceBookEntry.to(standard.id()).product(oil.id()).atStandardPrice(CurrencyUnit.EUR))))
                .isEqualTo(CatalogErrors.IS_STANDARD);
        assertThat(code(() ->
                        entries.edit(standardEntry().id(), Edit.set(PriceBookEntryFields.USE_STANDARD_PRICE, true))))
                .isEqualTo(CatalogErrors.IS_STANDARD);
    }

    @ParameterizedTest
    @DisplayName("PB-7 a price is 0 or more and has no more digits than its currency")
    @CsvSource({
        "EUR 0, ",
        "EUR 9.99, ",
        "EUR 9.990, ",
        "EUR 9.999, field.too_precise",
        "JPY 5, ",
        "JPY 5.5, field.too_precise",
        "KWD 1.234, ",
        "KWD 1.2345, field.too_precise",
        "EUR -0.01, price.negative"
    })
    void prices(String price, String fault) {
        Product oil = ada.products().add(AddProduct.named("Oil"));
        ThrowingCallable act = () -> entries.setStandardPrice(oil.id(), BigMoney.parse(price));

        if (fault == null) {
            assertThat(catchThrowable(act)).isNull();
        } else {
            assertThat(((ValidationException) catchThrowable(act)).violations())
                    .extracting(violation -> violation.code().value())
                    .containsExactly(fault);
        }
    }

    @Test
    @DisplayName("PB-8 deleting an entry that a line was sold by archives it, keeps the line, and frees its place")
    void archives() {
        PriceBookEntry entry = entries.add(exportEngine().at(Money.parse("EUR 9.00")));
        OpportunityLine line = sell(entry);

        entries.delete(entry.id());

        PriceBookEntry archived = entries.get(entry.id());
        assertThat(archived.isArchived()).isTrue();
        assertThat(archived.isActive()).isFalse();
        assertThat(ada.opportunityLines().get(line.id())).isEqualTo(line);
        assertThat(entries.history(entry.id()))
                .last()
                .satisfies(event -> assertThat(event.type()).isEqualTo("price_book_entry.archived"));
        assertThat(code(() -> entries.changePrice(entry.id(), TEN))).isEqualTo(CatalogErrors.ENTRY_ARCHIVED);
        assertThat(code(() -> entries.delete(entry.id()))).isEqualTo(CatalogErrors.ENTRY_ARCHIVED);
        PriceBookEntry next = entries.add(exportEngine().at(TEN));
        assertThat(next.id()).isNotEqualTo(entry.id());
        entries.delete(next.id());
        assertThat(entries.find(next.id())).isEmpty();
    }

    @Test
    @DisplayName("PB-9 a product on a line is not deleted; one on no line and in no book is")
    void productStays() {
        sell(standardEntry());
        Product oil = ada.products().add(AddProduct.named("Oil"));

        assertThat(code(() -> ada.products().delete(engine.id()))).isEqualTo(CommandErrors.STILL_REFERENCED);
        ada.products().delete(oil.id());
        assertThat(ada.products().find(oil.id())).isEmpty();
        assertThat(ada.products().activate(engine.id(), false).isActive()).isFalse();
    }

    @Test
    @DisplayName("the code of a product is its own")
    void codeIsUnique() {
        assertThat(code(() -> ada.products().add(AddProduct.named("Copy").code("E-1"))))
                .isEqualTo(StoreErrors.DUPLICATE_KEY);
    }

    @Test
    @DisplayName("all faults of an entry are told at once")
    void faultsAtOnce() {
        assertThat(faults(() -> entries.create(PriceBookEntry.TYPE
                        .noValues()
                        .with(PriceBookEntryFields.UNIT_PRICE, BigMoney.parse("EUR -1.005")))))
                .extracting(fault -> fault.split(" \\{", 2)[0])
                .containsExactlyInAnyOrder(
                        "price_book: field.required",
                        "product: field.required",
                        "unit_price: price.negative",
                        "unit_price: field.too_precise");
    }

    @Test
    @DisplayName("P-12 products carry tags and custom fields, found by both")
    void tagsAndCustomFields() {
        TextField shelf =
                crm.fields().define(CustomField.on(Product.TYPE, "shelf").text(20));

        ada.products().add(AddProduct.named("Belt").with(shelf, "B-7"));
        ada.products().tag(engine.id(), "Steam");

        assertThat(ada.products()
                        .list(ada.products().query().where(shelf.is("B-7")))
                        .items())
                .extracting(Product::name)
                .containsExactly("Belt");
        assertThat(names(ProductFields.TAGS.has("steam"))).containsExactly("Engine");
        assertThat(RecordErrors.REQUIRED)
                .isEqualTo(((ValidationException)
                                catchThrowable(() -> ada.products().create(Product.TYPE.noValues())))
                        .violations()
                        .get(0)
                        .code());
    }

    private Set<String> names(dev.clientela.record.Criterion where) {
        return ada.products().list(ada.products().query().where(where)).items().stream()
                .map(Product::name)
                .collect(Collectors.toSet());
    }
}
