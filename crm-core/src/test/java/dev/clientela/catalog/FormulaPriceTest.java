package dev.clientela.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.money.DatedRates;
import dev.clientela.money.ExchangeErrors;
import dev.clientela.money.Percentage;
import dev.clientela.security.Actor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormulaPriceTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    private final CrmSession ada = Crm.builder()
            .exchangeRates(DatedRates.none().with(USD, EUR, "0.3333", LocalDate.of(2026, 1, 1)))
            .build()
            .as(Actor.user("ada"));
    private final PriceBookEntries entries = ada.priceBookEntries();
    private final Product engine = ada.products()
            .add(AddProduct.named("Engine")
                    .cost(eur("60.00"))
                    .price(eur("100.00"))
                    .price(Money.parse("USD 110.00")));
    private final PriceBook standard = ada.priceBooks().standard();
    private final PriceBook retail = ada.priceBooks().open("Retail");
    private final PriceBook outlet = ada.priceBooks().open("Outlet");
    private final PriceBook export = ada.priceBooks().open("Export");

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private PriceBookEntry add(PriceBook book, PriceFormula formula) {
        return entries.add(AddPriceBookEntry.to(book.id()).product(engine.id()).byFormula(EUR, formula));
    }

    private QuotedPrice price(PriceBook book, long quantity) {
        return ada.prices()
                .quote(PriceRequest.on(TODAY, EUR).from(book.id()).line(engine.id(), quantity))
                .lines()
                .get(0);
    }

    private String amount(PriceBook book) {
        return price(book, 1).unitPrice().toString();
    }

    private static ErrorCode code(ThrowingCallable act) {
        return ((CrmException) catchThrowable(act)).code();
    }

    private static List<String> faults(ThrowingCallable act) {
        return catchThrowableOfType(ValidationException.class, act).violations().stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();
    }

    private Violation ruleFault(PriceBook book) {
        return catchThrowableOfType(ValidationException.class, () -> price(book, 1))
                .violations()
                .get(0);
    }

    @Test
    @DisplayName("PB-29 base, percentage, rounding step, surcharge, margins, in this order, rounded to the cent last")
    void steps() {
        add(
                retail,
                PriceFormula.ofStandard()
                        .percent("87.3")
                        .roundedTo("10")
                        .surcharge(eur("-0.01"))
                        .minMargin(eur("-50"))
                        .maxMargin(eur("0")));

        assertThat(price(retail, 1).reason().steps())
                .extracting(step -> step.kind() + " " + step.result())
                .containsExactly(
                        "BASE EUR 100.00",
                        "PERCENTAGE EUR 87.30000",
                        "ROUNDING EUR 90",
                        "SURCHARGE EUR 89.99",
                        "MINOR_UNIT EUR 89.99");
    }

    @Test
    @DisplayName("PB-29 the base is the standard price, the cost or another book's price, as they are at the time")
    void bases() {
        PriceBookEntry byCost = add(retail, PriceFormula.ofCost().percent("150"));
        add(outlet, PriceFormula.of(retail.id()).percent("50"));

        assertThat(amount(retail)).isEqualTo("EUR 90.00");
        assertThat(amount(outlet)).isEqualTo("EUR 45.00");
        entries.changePrice(byCost.id(), PriceFormula.ofStandard().percent("98.5"));
        assertThat(amount(outlet)).isEqualTo("EUR 49.25");
        entries.setStandardPrice(engine.id(), eur("200.00"));
        assertThat(amount(outlet)).isEqualTo("EUR 98.50");
        entries.changePrice(byCost.id(), eur("7.01"));
        assertThat(entries.get(byCost.id()).formula()).isEmpty();
        assertThat(amount(outlet)).isEqualTo("EUR 3.51");
    }

    @Test
    @DisplayName("PB-29 the conversion of the base is not rounded: 110 USD are 36.663 EUR before 1000 percent of them")
    void convertedBase() {
        add(retail, PriceFormula.of(standard.id()).baseIn(USD).percent("1000"));

        assertThat(amount(retail)).isEqualTo("EUR 366.63");
        assertThat(price(retail, 1).reason().steps())
                .extracting(step -> step.kind() + " " + step.result())
                .startsWith("BASE USD 110.00", "CONVERTED EUR 36.663000");
    }

    @Test
    @DisplayName("PB-29 the base is what the other book costs for the same quantity and day")
    void baseForTheSameBasket() {
        entries.add(AddPriceBookEntry.to(standard.id())
                .product(engine.id())
                .at(eur("80.00"))
                .from(10)
                .validFrom(TODAY));
        add(retail, PriceFormula.ofStandard().percent("110"));
        entries.add(AddPriceBookEntry.to(outlet.id()).product(engine.id()).atStandardPrice(EUR));

        assertThat(price(retail, 9).unitPrice()).isEqualTo(BigMoney.parse("EUR 110.00"));
        assertThat(price(retail, 10).unitPrice()).isEqualTo(BigMoney.parse("EUR 88.00"));
        assertThat(price(outlet, 10).unitPrice()).isEqualTo(BigMoney.parse("EUR 80.00"));
    }

    @Test
    @DisplayName("PB-30 the greatest margin holds first, then the least; a least above the greatest is refused")
    void margins() {
        PriceBookEntry entry = add(retail, PriceFormula.ofCost().percent("200").maxMargin(eur("20")));
        assertThat(amount(retail)).isEqualTo("EUR 80.00");
        entries.changePrice(entry.id(), PriceFormula.ofCost().percent("90").minMargin(BigMoney.parse("EUR 5.005")));
        assertThat(amount(retail)).isEqualTo("EUR 65.01");
        entries.changePrice(
                entry.id(),
                PriceFormula.ofCost().percent("300").minMargin(eur("20")).maxMargin(eur("20")));
        assertThat(amount(retail)).isEqualTo("EUR 80.00");
        assertThat(faults(() -> entries.changePrice(
                        entry.id(),
                        PriceFormula.ofCost().minMargin(eur("20.01")).maxMargin(eur("20")))))
                .containsExactly("min_margin price.margins_cross");
    }

    @Test
    @DisplayName("PB-31 an error in a price rule names the rule that failed, not the one that rests on it")
    void failingRule() {
        Product free = ada.products().add(AddProduct.named("Free").price(eur("1.00")));
        PriceBookEntry byCost =
                entries.add(AddPriceBookEntry.to(retail.id()).product(free.id()).byFormula(EUR, PriceFormula.ofCost()));
        entries.add(AddPriceBookEntry.to(outlet.id()).product(free.id()).byFormula(EUR, PriceFormula.of(retail.id())));

        Violation fault = catchThrowableOfType(
                        ValidationException.class,
                        () -> ada.prices()
                                .quote(PriceRequest.on(TODAY, EUR)
                                        .from(outlet.id())
                                        .line(free.id(), 1)))
                .violations()
                .get(0);

        assertThat(fault.path()).isEqualTo("lines[0]");
        assertThat(fault.code()).isEqualTo(CatalogErrors.RULE_FAILED);
        assertThat(fault.parameters())
                .containsEntry("rule", byCost.id())
                .containsEntry("cause", CatalogErrors.NO_COST.value());
        assertThat(fault.message(Locale.ENGLISH))
                .isEqualTo("The price rule " + byCost.id() + " cannot be reckoned: Nothing says what " + free.id()
                        + " costs the organisation.");
        assertThat(fault.message(Locale.forLanguageTag("es"))).contains("cuánto cuesta");
        assertThat(code(() -> entries.price(byCost.id()))).isEqualTo(CatalogErrors.RULE_FAILED);
    }

    @Test
    @DisplayName("PB-31 a missing rate, a missing base and a price below 0 are errors of their rule")
    void otherFailures() {
        PriceBookEntry entry = add(retail, PriceFormula.of(standard.id()).baseIn(CurrencyUnit.JPY));
        assertThat(ruleFault(retail).parameters())
                .containsEntry("rule", entry.id())
                .containsEntry("cause", CatalogErrors.NO_PRICE.value());
        entries.setStandardPrice(engine.id(), Money.parse("JPY 9000"));
        assertThat(ruleFault(retail).parameters()).containsEntry("cause", ExchangeErrors.NO_RATE.value());
        entries.changePrice(entry.id(), PriceFormula.ofStandard().surcharge(eur("-100.01")));
        assertThat(ruleFault(retail).parameters()).containsEntry("cause", CatalogErrors.NEGATIVE.value());
        entries.changePrice(entry.id(), PriceFormula.of(export.id()));
        assertThat(ruleFault(retail).parameters()).containsEntry("cause", CatalogErrors.NO_PRICE.value());
    }

    @Test
    @DisplayName("PB-29 prices that would rest on themselves are refused, however many books are between")
    void circles() {
        add(retail, PriceFormula.of(outlet.id()));
        PriceBookEntry second = add(outlet, PriceFormula.of(export.id()));

        assertThat(code(() -> add(export, PriceFormula.of(retail.id())))).isEqualTo(CatalogErrors.CIRCLE);
        assertThat(code(() -> entries.changePrice(second.id(), PriceFormula.of(outlet.id()))))
                .isEqualTo(CatalogErrors.CIRCLE);
        PriceBookEntry ownInDollars = entries.add(
                AddPriceBookEntry.to(export.id()).product(engine.id()).byFormula(USD, PriceFormula.ofStandard()));
        entries.changePrice(ownInDollars.id(), PriceFormula.of(standard.id()).baseIn(EUR));
        assertThat(code(() -> entries.add(AddPriceBookEntry.to(standard.id())
                        .product(engine.id())
                        .from(5)
                        .byFormula(EUR, PriceFormula.of(export.id()).baseIn(USD)))))
                .isEqualTo(CatalogErrors.CIRCLE);
        assertThat(code(() -> entries.add(AddPriceBookEntry.to(standard.id())
                        .product(engine.id())
                        .from(5)
                        .byFormula(EUR, PriceFormula.ofStandard()))))
                .isEqualTo(CatalogErrors.IS_STANDARD);
    }

    @Test
    @DisplayName("PB-29 no more than ten prices rest on each other")
    void depth() {
        PriceBook below = standard;
        for (int i = 1; i < PriceReckoning.MAX_DEPTH; i++) {
            PriceBook next = ada.priceBooks().open("Book " + i);
            add(next, PriceFormula.of(below.id()).percent("101"));
            below = next;
        }
        assertThat(amount(below)).isEqualTo("EUR 109.36");
        PriceBook last = below;
        PriceBook top = ada.priceBooks().open("Top");
        assertThat(code(() -> add(top, PriceFormula.of(last.id())))).isEqualTo(CatalogErrors.TOO_DEEP);
    }

    @Test
    @DisplayName("PB-29 everything that is wrong with a formula is told at once")
    void faultyFormulas() {
        assertThat(faults(() -> add(
                        retail,
                        new PriceFormula(
                                PriceBase.COST,
                                Optional.of(outlet.id()),
                                Optional.of(USD),
                                new Percentage(BigDecimal.valueOf(-1)),
                                Optional.of(BigDecimal.ZERO),
                                Optional.of(BigMoney.parse("USD 1")),
                                Optional.empty(),
                                Optional.empty()))))
                .containsExactlyInAnyOrder(
                        "base_book price.not_of_base",
                        "base_currency price.not_of_base",
                        "percentage price.negative_percentage",
                        "rounding price.not_positive",
                        "surcharge price.other_currency");
        PriceBookEntry plain = entries.add(
                AddPriceBookEntry.to(retail.id()).product(engine.id()).at(eur("1.00")));
        assertThat(faults(() -> entries.edit(plain.id(), Edit.set(PriceBookEntryFields.PERCENTAGE, BigDecimal.TEN))))
                .containsExactly("percentage price.no_base");
        assertThat(faults(() -> entries.edit(
                        plain.id(),
                        Edit.set(PriceBookEntryFields.BASE, PriceBase.BOOK)
                                .and(PriceBookEntryFields.USE_STANDARD_PRICE, true))))
                .containsExactlyInAnyOrder("use_standard_price price.by_formula", "base_book field.required");
    }
}
