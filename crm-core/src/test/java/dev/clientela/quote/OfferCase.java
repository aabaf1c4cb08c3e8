package dev.clientela.quote;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceBook;
import dev.clientela.catalog.Product;
import dev.clientela.contact.ContactId;
import dev.clientela.contact.CreateContact;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.notification.RecordingNotifications;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.ContactRole;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.record.Moment;
import dev.clientela.security.Actor;
import dev.clientela.security.Tenant;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Scope;
import dev.clientela.store.memory.InMemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A clock at hand, a seller, a customer, two products with what they cost; what the tests of this package start from. */
final class OfferCase {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final CrmStore store = new InMemoryStore();
    final RecordingOrders orders = new RecordingOrders();
    final RecordingNotifications sent = new RecordingNotifications();
    final Crm crm;
    final CrmSession ada;
    final AccountId navy;
    final ContactId francis;
    final Product engine;
    final Product oil;
    final PriceBook costs;

    OfferCase() {
        this(Crm.builder());
    }

    OfferCase(CrmBuilder builder) {
        crm = builder.store(store)
                .clock(now::get)
                .orders(orders)
                .notifications(sent)
                .build();
        ada = crm.as(Actor.user("ada"));
        navy = ada.accounts().open(CreateAccount.business("Navy")).id();
        francis = ada.contacts()
                .add(CreateContact.named("Francis", "Beaufort").of(navy))
                .id();
        engine = ada.products().add(AddProduct.named("Engine").code("E-1").price(eur("100.00")));
        oil = ada.products()
                .add(AddProduct.named("Oil").code("O-1").returnable().price(eur("9.99")));
        costs = ada.priceBooks().open("Costs");
        ada.priceBookEntries()
                .add(AddPriceBookEntry.to(costs.id()).product(engine.id()).at(eur("60.00")));
        ada.priceBookEntries()
                .add(AddPriceBookEntry.to(costs.id()).product(oil.id()).at(eur("4.00")));
    }

    static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    /** Three engines at 10 % off and five cans of oil: 270.00 and 49.95. */
    Opportunity deal() {
        Opportunity deal =
                ada.opportunities().open(OpenOpportunity.named("Engines").account(navy));
        ada.opportunities()
                .addRole(deal.id(), ContactRole.of(francis, "decision_maker").asPrimary());
        ada.opportunities()
                .addLine(AddLine.to(deal.id())
                        .product(engine.id())
                        .quantity(3)
                        .discountPercent(10)
                        .description("Brass"));
        ada.opportunities().addLine(AddLine.to(deal.id()).product(oil.id()).quantity(5));
        return ada.opportunities().get(deal.id());
    }

    Quote draft() {
        return ada.quotes()
                .draft(DraftQuote.from(deal().id()).costPriceBook(costs.id()).validUntil(TODAY.plusDays(30)));
    }

    Quote again(Quote quote) {
        return ada.quotes().get(quote.id());
    }

    /** The offer at another status, past every act. */
    Quote force(Quote quote, QuoteStatus status) {
        store.write(new Scope(Tenant.DEFAULT, new Moment(now.get(), ZoneOffset.UTC)), unit -> {
            unit.records(Quote.TYPE)
                    .update(
                            Quote.TYPE.create(quote.values()
                                    .edit()
                                    .set(QuoteFields.STATUS, status)
                                    .set(Quote.TYPE.system().version(), quote.version() + 1)
                                    .build()),
                            quote.version());
            return true;
        });
        return again(quote);
    }

    static Map<String, ErrorCode> faults(ThrowingCallable act) {
        Throwable thrown = Assertions.catchThrowable(act);
        Assertions.assertThat(thrown).isInstanceOf(CrmException.class);
        if (!(thrown instanceof ValidationException invalid)) {
            return Map.of("", ((CrmException) thrown).code());
        }
        Map<String, ErrorCode> faults = new TreeMap<>();
        invalid.violations().forEach(violation -> faults.put(violation.path(), violation.code()));
        return faults;
    }
}
