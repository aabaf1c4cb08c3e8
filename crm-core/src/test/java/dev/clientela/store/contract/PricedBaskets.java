package dev.clientela.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceFormula;
import dev.clientela.catalog.PriceMiss;
import dev.clientela.catalog.PriceQuote;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Product;
import dev.clientela.catalog.QuotedPrice;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.money.DatedRates;
import dev.clientela.money.ExchangeRate;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLine;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.record.Query;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Price books of every kind of entry, baskets priced by them, and prices that two nodes save at once, on whatever store. */
public final class PricedBaskets {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final int ROUNDS = 4;

    private final List<CrmSession> nodes;
    private final CrmSession ada;
    private final Product engine;
    private final PriceBook retail;
    private final PriceBook outlet;

    /** @param stores each under one node; the same twice, if there is but one */
    public PricedBaskets(List<CrmStore> stores) {
        Actor actor = Actor.user("ada").in(new Tenant("t" + UUID.randomUUID()));
        DatedRates rates = DatedRates.none()
                .with(CurrencyUnit.USD, EUR, "0.9", TODAY.minusYears(1))
                .with(CurrencyUnit.USD, EUR, "0.123456789012", TODAY);
        nodes = stores.stream()
                .map(store -> Crm.builder()
                        .store(store)
                        .exchangeRates(rates)
                        .corporateCurrency(EUR)
                        .build()
                        .as(actor))
                .toList();
        ada = nodes.get(0);
        engine = ada.products()
                .add(AddProduct.named("Engine")
                        .cost(Money.parse("EUR 60.00"))
                        .price(Money.parse("EUR 100.00"))
                        .price(Money.parse("USD 110.00")));
        retail = ada.priceBooks().open("Retail");
        outlet = ada.priceBooks().open("Outlet");
    }

    public void run() {
        pricesByEveryKindOfEntry();
        oneOfTwoThatTie();
        oneOfTwoThatRestOnEachOther();
        freezesTheRate();
    }

    private AddPriceBookEntry entry(PriceBook book) {
        return AddPriceBookEntry.to(book.id()).product(engine.id());
    }

    private PriceBookEntry add(AddPriceBookEntry command) {
        return ada.priceBookEntries().add(command);
    }

    private void pricesByEveryKindOfEntry() {
        Account gold = ada.accounts()
                .open(CreateAccount.business("Gold")
                        .with(AccountFields.TAGS, Set.of("Gold"))
                        .with(AccountFields.TERRITORIES, Set.of("Ñandú")));
        PriceFormula formula = PriceFormula.of(retail.id())
                .percent("87.25")
                .roundedTo("0.25")
                .surcharge(BigMoney.parse("EUR -0.01"))
                .minMargin(BigMoney.parse("EUR -50.00"))
                .maxMargin(BigMoney.parse("EUR 0.00"));
        PriceBookEntry all = add(entry(retail).at(Money.parse("EUR 95.00")));
        PriceBookEntry tier = add(entry(retail).at(Money.parse("EUR 80.00")).from(10));
        PriceBookEntry territory = add(entry(retail).atStandardPrice(EUR).territory("nandu"));
        PriceBookEntry past = add(entry(retail)
                .at(Money.parse("EUR 1.00"))
                .segment("gold")
                .priority(9)
                .validFrom(TODAY.minusDays(9))
                .validUntil(TODAY));
        PriceBookEntry own = add(
                entry(retail).at(Money.parse("EUR 70.00")).account(gold.id()).priority(-1));
        PriceBookEntry computed = add(entry(outlet).byFormula(EUR, formula));

        for (CrmSession node : nodes) {
            assertThat(node.priceBookEntries().get(computed.id()).formula()).contains(formula);
            PriceRequest request = PriceRequest.on(TODAY, EUR).account(gold.id());
            PriceQuote quote = node.prices()
                    .quote(request.from(retail.id()).line(engine.id(), 3).line(engine.id(), 12));
            assertThat(quote.lines()).extracting(QuotedPrice::entry).containsOnly(territory);
            assertThat(quote.total()).isEqualTo(Money.parse("EUR 1500.00"));
            assertThat(quote.lines().get(0).reason().others())
                    .extracting(
                            tried -> tried.entry().id(),
                            tried -> tried.misses().get(0).kind())
                    .containsExactlyInAnyOrder(
                            tuple(all.id(), PriceMiss.Kind.LESS_SPECIFIC),
                            tuple(tier.id(), PriceMiss.Kind.BELOW_MINIMUM),
                            tuple(past.id(), PriceMiss.Kind.NO_LONGER_VALID),
                            tuple(own.id(), PriceMiss.Kind.LOWER_PRIORITY));
            assertThat(node.prices()
                            .quote(PriceRequest.on(TODAY, EUR).from(outlet.id()).line(engine.id(), 12))
                            .total())
                    .isEqualTo(Money.parse("EUR 836.88"));
            ValidationException refused = catchThrowableOfType(
                    ValidationException.class,
                    () -> node.prices()
                            .quote(PriceRequest.on(TODAY, CurrencyUnit.JPY).line(engine.id(), 1)));
            assertThat(refused.violations().get(0).code()).isEqualTo(CatalogErrors.NO_PRICE);
        }
    }

    /** Of nodes that save at once what would tie, in whatever validity, one does and the others are told. */
    private void oneOfTwoThatTie() {
        for (int round = 0; round < ROUNDS; round++) {
            int priority = 100 + round;
            List<Object> outcomes = atOnce(node -> nodes.get(node)
                    .priceBookEntries()
                    .add(entry(retail)
                            .at(Money.parse("EUR 5.00"))
                            .priority(priority)
                            .from(1_000)
                            .validFrom(TODAY.plusDays(node))));
            assertThat(outcomes).filteredOn(PriceBookEntry.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(CatalogErrors.TIES::equals).hasSize(nodes.size() - 1);
        }
    }

    private void oneOfTwoThatRestOnEachOther() {
        for (int round = 0; round < ROUNDS; round++) {
            List<PriceBook> books = new ArrayList<>();
            for (int node = 0; node < nodes.size(); node++) {
                books.add(ada.priceBooks().open("Book " + round + node));
            }
            List<Object> outcomes = atOnce(node -> nodes.get(node)
                    .priceBookEntries()
                    .add(entry(books.get(node))
                            .byFormula(
                                    EUR,
                                    PriceFormula.of(
                                            books.get((node + 1) % books.size()).id()))));
            assertThat(outcomes).filteredOn(CatalogErrors.CIRCLE::equals).hasSize(1);
        }
    }

    private List<Object> atOnce(IntFunction<Object> work) {
        return Together.succeed(nodes.size(), node -> {
            try {
                return work.apply(node);
            } catch (RefusedException refused) {
                ErrorCode code = refused.code();
                return code;
            }
        });
    }

    private void freezesTheRate() {
        Opportunity deal =
                ada.opportunities().open(OpenOpportunity.named("Deal").currency(CurrencyUnit.USD));
        OpportunityLine line = ada.opportunities().addLine(AddLine.to(deal.id()).product(engine.id()));
        assertThat(line.get(OpportunityLineFields.PRICE_BOOK_ENTRY_VERSION)).isEqualTo(1);
        assertThat(line.cost()).contains(BigMoney.parse("EUR 60.00"));
        assertThat(line.margin()).as("the cost is in another currency").isEmpty();
        ada.opportunities().win(WinOpportunity.of(deal.id()).on(TODAY.plusDays(3)));
        for (CrmSession node : nodes) {
            ExchangeRate frozen =
                    node.opportunities().get(deal.id()).exchangeRate().orElseThrow();
            assertThat(frozen).hasToString("1 USD = 0.123456789012 EUR (2026-05-01)");
        }
        ada.opportunities().reopen(deal.id());
        assertThat(ada.opportunities().get(deal.id()).exchangeRate()).isEmpty();
        assertThat(ada.opportunities()
                        .list(Query.of(Opportunity.TYPE).where(OpportunityFields.EXCHANGE_RATE.isPresent()))
                        .items())
                .isEmpty();
    }
}
