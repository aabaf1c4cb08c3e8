package dev.clientela.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.money.DatedRates;
import dev.clientela.record.Criterion;
import dev.clientela.security.Access;
import dev.clientela.security.AccessPolicy;
import dev.clientela.security.Actor;
import dev.clientela.store.contract.PricedBaskets;
import dev.clientela.store.memory.InMemoryStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PricesTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    private final CrmSession ada = Crm.builder()
            .exchangeRates(DatedRates.none().with(EUR, CurrencyUnit.USD, "1.1", LocalDate.of(2026, 1, 1)))
            .build()
            .as(Actor.user("ada"));
    private final PriceBookEntries entries = ada.priceBookEntries();
    private final Product engine = ada.products()
            .add(AddProduct.named("Engine")
                    .cost(eur("60.00"))
                    .price(eur("100.00"))
                    .price(Money.parse("USD 120.00")));
    private final Product oil = ada.products().add(AddProduct.named("Oil").price(eur("9.99")));
    private final PriceBook standard = ada.priceBooks().standard();
    private final PriceBook retail = ada.priceBooks().open("Retail");
    private final PriceBook export = ada.priceBooks().open("Export");
    private final Account gold = account("Gold", "Gold", "North");

    private Account account(String name, String tag, String territory) {
        return ada.accounts()
                .open(CreateAccount.business(name)
                        .with(AccountFields.TAGS, Set.of(tag))
                        .with(AccountFields.TERRITORIES, Set.of(territory)));
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private AddPriceBookEntry inRetail() {
        return AddPriceBookEntry.to(retail.id()).product(engine.id());
    }

    private AddPriceBookEntry inExport() {
        return AddPriceBookEntry.to(export.id()).product(engine.id());
    }

    private static PriceRequest today() {
        return PriceRequest.on(TODAY, EUR);
    }

    private PriceRequest byRetail() {
        return today().from(retail.id());
    }

    private QuotedPrice price(PriceRequest request, long quantity) {
        return ada.prices().quote(request.line(engine.id(), quantity)).lines().get(0);
    }

    private String amount(PriceRequest request, long quantity) {
        return price(request, quantity).unitPrice().toString();
    }

    private static ErrorCode code(ThrowingCallable act) {
        return ((CrmException) catchThrowable(act)).code();
    }

    private static List<String> faults(ThrowingCallable act) {
        return catchThrowableOfType(ValidationException.class, act).violations().stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();
    }

    private static List<PriceMiss.Kind> kinds(TriedPrice tried) {
        return tried.misses().stream().map(PriceMiss::kind).toList();
    }

    @Test
    @DisplayName(
            "PB-25 an entry applies on the days from its first until before its end, by the date that is passed in")
    void validity() {
        entries.add(inRetail().at(eur("90.00")));
        entries.add(inRetail().at(eur("70.00")).priority(1).validFrom(TODAY).validUntil(TODAY.plusDays(10)));

        assertThat(amount(PriceRequest.on(TODAY.minusDays(1), EUR).from(retail.id()), 1))
                .isEqualTo("EUR 90.00");
        assertThat(amount(byRetail(), 1)).isEqualTo("EUR 70.00");
        assertThat(amount(PriceRequest.on(TODAY.plusDays(9), EUR).from(retail.id()), 1))
                .isEqualTo("EUR 70.00");
        assertThat(amount(PriceRequest.on(TODAY.plusDays(10), EUR).from(retail.id()), 1))
                .isEqualTo("EUR 90.00");
        assertThat(faults(() ->
                        entries.add(inRetail().at(eur("1.00")).validFrom(TODAY).validUntil(TODAY))))
                .containsExactly("valid_until price.never_valid");
    }

    @Test
    @DisplayName(
            "PB-28 the entry with the highest minimum reached decides; what is taken back costs what it was sold at")
    void tiers() {
        entries.add(inRetail().at(eur("90.00")));
        entries.add(inRetail().at(eur("80.00")).from(10));
        entries.add(inRetail().at(eur("75.00")).from(100));

        assertThat(amount(byRetail(), 9)).isEqualTo("EUR 90.00");
        assertThat(amount(byRetail(), 10)).isEqualTo("EUR 80.00");
        assertThat(amount(byRetail(), 99)).isEqualTo("EUR 80.00");
        assertThat(amount(byRetail(), 1000)).isEqualTo("EUR 75.00");
        assertThat(amount(byRetail(), -10)).isEqualTo("EUR 80.00");
        assertThat(faults(() -> entries.add(inRetail().at(eur("1.00")).from(0))))
                .containsExactly("min_quantity price.not_positive");
    }

    @Test
    @DisplayName("PB-26 priority goes before specificity, specificity before quantity, and each book before the next")
    void order() {
        entries.add(inRetail().at(eur("95.00")));
        entries.add(inRetail().at(eur("10.00")).from(50));
        assertThat(amount(byRetail().account(gold.id()), 60)).isEqualTo("EUR 10.00");
        entries.add(inRetail().at(eur("94.00")).territory("NORTH"));
        assertThat(amount(byRetail().account(gold.id()), 60)).isEqualTo("EUR 94.00");
        entries.add(inRetail().at(eur("93.00")).segment("gold"));
        assertThat(amount(byRetail().account(gold.id()), 60)).isEqualTo("EUR 93.00");
        entries.add(inRetail().at(eur("92.00")).account(gold.id()));
        assertThat(amount(byRetail().account(gold.id()), 60)).isEqualTo("EUR 92.00");
        entries.add(inRetail().at(eur("99.00")).priority(5));
        assertThat(amount(byRetail().account(gold.id()), 60)).isEqualTo("EUR 99.00");
        entries.add(inExport().at(eur("120.00")));
        assertThat(amount(today().from(export.id()).from(retail.id()).account(gold.id()), 60))
                .isEqualTo("EUR 120.00");
        assertThat(amount(byRetail().from(export.id()).account(gold.id()), 60)).isEqualTo("EUR 99.00");
    }

    @Test
    @DisplayName("PB-26 prices for a customer, a segment or a territory are for nobody else")
    void audiences() {
        Account other = account("Other", "silver", "South");
        entries.add(inRetail().at(eur("95.00")));
        entries.add(inRetail().at(eur("94.00")).territory("North"));
        entries.add(inRetail().at(eur("93.00")).segment("Gold").priority(1));
        entries.add(inRetail().at(eur("92.00")).account(gold.id()).priority(2));

        assertThat(amount(byRetail(), 1)).isEqualTo("EUR 95.00");
        assertThat(amount(byRetail().account(other.id()), 1)).isEqualTo("EUR 95.00");
        assertThat(amount(byRetail().account(gold.id()), 1)).isEqualTo("EUR 92.00");
        assertThat(faults(() -> entries.add(
                        inRetail().at(eur("1.00")).segment("a").territory("b").account(gold.id()))))
                .containsExactly("segment price.several_audiences", "territory price.several_audiences");
    }

    @Test
    @DisplayName("PB-26 two that would decide alike on one day are refused when they are saved, also by an edit")
    void ties() {
        entries.add(inRetail().at(eur("95.00")));
        entries.add(inRetail().at(eur("90.00")).segment("gold").validFrom(TODAY).validUntil(TODAY.plusDays(10)));

        assertThat(code(() -> entries.add(inRetail().at(eur("80.00")).validFrom(TODAY))))
                .isEqualTo(CatalogErrors.TIES);
        assertThat(code(() -> entries.add(
                        inRetail().at(eur("80.00")).segment("silver").validFrom(TODAY.plusDays(9)))))
                .as("a customer may be in both segments")
                .isEqualTo(CatalogErrors.TIES);
        PriceBookEntry later =
                entries.add(inRetail().at(eur("80.00")).segment("silver").validFrom(TODAY.plusDays(10)));
        assertThat(code(() -> entries.edit(later.id(), Edit.set(PriceBookEntryFields.VALID_FROM, TODAY))))
                .isEqualTo(CatalogErrors.TIES);
        PriceBookEntry first = entries.edit(
                later.id(), Edit.set(PriceBookEntryFields.VALID_FROM, TODAY).and(PriceBookEntryFields.PRIORITY, 1L));
        assertThat(code(() -> entries.edit(first.id(), Edit.clear(PriceBookEntryFields.PRIORITY))))
                .isEqualTo(CatalogErrors.TIES);
        entries.add(inRetail().at(eur("70.00")).from(10));
        assertThat(code(() -> entries.add(inRetail().at(eur("60.00")).from(10))))
                .isEqualTo(CatalogErrors.ENTRY_EXISTS);
    }

    @Test
    @DisplayName("PB-24 each price comes with the entry that decided and, for every other tried, why it did not")
    void reasons() {
        PriceBookEntry decided = entries.add(inRetail().at(eur("90.00")));
        PriceBookEntry tier = entries.add(inRetail().at(eur("80.00")).from(10));
        PriceBookEntry segment =
                entries.add(inRetail().at(eur("70.00")).segment("platinum").validUntil(TODAY));
        PriceBookEntry weaker = entries.add(inRetail().at(eur("60.00")).priority(-1));
        PriceBookEntry dollars = entries.add(inRetail().at(Money.parse("USD 99.00")));
        PriceBookEntry idle =
                entries.add(inRetail().at(eur("50.00")).priority(9).from(5));
        entries.edit(idle.id(), Edit.set(PriceBookEntryFields.ACTIVE, false));
        PriceBookEntry elsewhere = entries.add(inExport().at(eur("40.00")));

        QuotedPrice price = price(byRetail().from(export.id()).account(gold.id()), 3);

        assertThat(price.entry().id()).isEqualTo(decided.id());
        assertThat(price.total()).isEqualTo(eur("270.00"));
        assertThat(price.reason().others())
                .extracting(tried -> tried.entry().id(), PricesTest::kinds)
                .containsExactlyInAnyOrder(
                        tuple(tier.id(), List.of(PriceMiss.Kind.BELOW_MINIMUM)),
                        tuple(segment.id(), List.of(PriceMiss.Kind.NO_LONGER_VALID, PriceMiss.Kind.NOT_IN_SEGMENT)),
                        tuple(weaker.id(), List.of(PriceMiss.Kind.LOWER_PRIORITY)),
                        tuple(dollars.id(), List.of(PriceMiss.Kind.OTHER_CURRENCY)),
                        tuple(idle.id(), List.of(PriceMiss.Kind.INACTIVE, PriceMiss.Kind.BELOW_MINIMUM)),
                        tuple(elsewhere.id(), List.of(PriceMiss.Kind.LATER_BOOK)));
    }

    @Test
    @DisplayName("PB-24 the reason reads well in English and Spanish")
    void reasonInWords() {
        entries.add(inRetail()
                .byFormula(EUR, PriceFormula.ofStandard().percent("91.5").roundedTo("5")));
        entries.add(inRetail().at(eur("80.00")).from(10).validFrom(TODAY).priority(2));
        entries.add(inRetail().at(eur("70.00")).territory("South").validUntil(TODAY));

        PriceReason reason = price(byRetail().account(gold.id()), 3).reason();

        assertThat(reason.text(Locale.ENGLISH).lines())
                .containsExactlyInAnyOrder(
                        "By price book Retail, for all customers.",
                        "Reckoned: the base is EUR 100.00; by the percentage, EUR 91.50000; to the nearest multiple,"
                                + " EUR 90; rounded, EUR 90.00.",
                        "Not by price book Retail, for all customers, from a quantity of 10 on, from 2026-05-01,"
                                + " priority 2: a quantity of 3 is below its minimum of 10.",
                        "Not by price book Retail, for the territory South, until before 2026-05-01: on 2026-05-01 it"
                                + " applies no more; the customer is not in the territory South.");
        assertThat(reason.text(Locale.forLanguageTag("es-AR")))
                .contains("Según la lista de precios Retail, para todos los clientes.")
                .contains("el cliente no está en el territorio South");
    }

    @Test
    @DisplayName("PB-24 prices for other customers are neither tried nor told")
    void othersPrices() {
        Account other = account("Other", "silver", "South");
        entries.add(inRetail().at(eur("95.00")));
        entries.add(inRetail().at(eur("50.00")).account(other.id()));

        assertThat(price(byRetail().account(gold.id()), 1).reason().others()).isEmpty();
        assertThat(price(byRetail(), 1).reason().others()).isEmpty();
    }

    @Test
    @DisplayName("PB-27 what has no price is an error, never 0: all faulty lines at once, each saying what was tried")
    void faultyLines() {
        entries.add(inRetail().at(eur("80.00")).from(10));
        Product idle = ada.products().add(AddProduct.named("Idle").price(eur("1.00")));
        ada.products().activate(idle.id(), false);
        PriceRequest basket = byRetail()
                .line(engine.id(), 10)
                .line(engine.id(), 9)
                .line(oil.id(), 1)
                .line(idle.id(), 1)
                .line(engine.id(), 0);

        ValidationException refused = catchThrowableOfType(
                ValidationException.class, () -> ada.prices().quote(basket));

        assertThat(refused.violations())
                .extracting(violation -> violation.path() + " " + violation.code())
                .containsExactly(
                        "lines[1] price.not_found",
                        "lines[2] price.not_found",
                        "lines[3].product product.inactive",
                        "lines[4].quantity price.no_quantity");
        Violation first = refused.violations().get(0);
        assertThat(first.parameters()).containsEntry("currency", "EUR").containsEntry("price_book", "Retail");
        assertThat((List<?>) first.parameters().get("tried"))
                .singleElement()
                .satisfies(
                        tried -> assertThat(kinds((TriedPrice) tried)).containsExactly(PriceMiss.Kind.BELOW_MINIMUM));
    }

    @Test
    @DisplayName(
            "PB-27 unknown customers, books and products are named together, and books out of use are not priced by")
    void unknownReferences() {
        ada.priceBooks().edit(export.id(), Edit.set(PriceBookFields.ACTIVE, false));
        Product gone = ada.products().add(AddProduct.named("Gone"));
        PriceBook closed = ada.priceBooks().open("Closed");
        Account left = account("Left", "x", "y");
        ada.products().delete(gone.id());
        ada.priceBooks().delete(closed.id());
        ada.accounts().delete(left.id());

        assertThat(faults(() -> ada.prices()
                        .quote(today().account(left.id())
                                .from(closed.id())
                                .from(export.id())
                                .line(gone.id(), 1))))
                .containsExactly(
                        "account record.unknown_reference",
                        "books[0] record.unknown_reference",
                        "books[1] price_book.inactive",
                        "lines[0].product record.unknown_reference");
    }

    @Test
    @DisplayName("PB-27 a basket beyond what is priced at once is refused")
    void boundedBaskets() {
        List<PriceRequest.Line> many =
                Collections.nCopies(PriceRequest.MAX_LINES + 1, new PriceRequest.Line(engine.id(), BigDecimal.ONE));

        assertThat(faults(() -> ada.prices().quote(today().lines(many)))).containsExactly("lines price.basket_size");
    }

    @Test
    @DisplayName("PB-24 a basket is priced by the standard book unless others are named, and adds up to its lines")
    void standardBook() {
        PriceQuote quote = ada.prices().quote(today().line(oil.id(), 3).line(engine.id(), 2));

        assertThat(quote.lines())
                .extracting(QuotedPrice::product, price -> price.unitPrice().toString())
                .containsExactly(tuple(oil.id(), "EUR 9.99"), tuple(engine.id(), "EUR 100.00"));
        assertThat(quote.total()).isEqualTo(eur("229.97"));
        assertThat(quote.lines().get(0).entry().priceBook()).isEqualTo(standard.id());
    }

    @Test
    @DisplayName("PB-24 entries that the actor may not list decide nothing, though others rest on them")
    void visibility() {
        AccessPolicy withoutStandard = new AccessPolicy() {
            @Override
            public Criterion visible(Access access) {
                return access.type() == PriceBookEntry.TYPE
                                && access.actor().userId().equals("bob")
                        ? PriceBookEntryFields.TAGS.has("open")
                        : Criterion.always();
            }
        };
        Crm guarded = Crm.builder().access(withoutStandard).build();
        CrmSession eve = guarded.as(Actor.user("eve"));
        Product pump = eve.products().add(AddProduct.named("Pump").price(eur("10.00")));
        PriceBook book = eve.priceBooks().open("Book");
        eve.priceBookEntries()
                .add(AddPriceBookEntry.to(book.id())
                        .product(pump.id())
                        .atStandardPrice(EUR)
                        .with(PriceBookEntryFields.TAGS, Set.of("open")));
        eve.priceBookEntries()
                .add(AddPriceBookEntry.to(book.id())
                        .product(pump.id())
                        .at(eur("1.00"))
                        .priority(1));
        CrmSession bob = guarded.as(Actor.user("bob"));

        assertThat(bob.prices()
                        .quote(today().from(book.id()).line(pump.id(), 1))
                        .total())
                .isEqualTo(eur("10.00"));
        assertThat(faults(() -> bob.prices().quote(today().line(pump.id(), 1))))
                .containsExactly("lines[0] price.not_found");
        assertThat(eve.prices()
                        .quote(today().from(book.id()).line(pump.id(), 1))
                        .total())
                .isEqualTo(eur("1.00"));
    }

    @Test
    @DisplayName(
            "PB-24 PB-25 PB-26 PB-28 PB-29 PB-34 the in-memory store prices alike, and of two prices saved at once that tie, or"
                    + " rest on each other, one is refused")
    void onTheStore() {
        InMemoryStore store = new InMemoryStore();
        new PricedBaskets(List.of(store, store)).run();
    }
}
