package dev.clientela.examples.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.command.Edit;
import dev.clientela.error.RefusedException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.WinOpportunity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the ERP may rely on that has the CRM in its own transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErpHostTest {

    private final EmbeddedPostgres server = EmbeddedPostgres.start();
    private final Erp erp = new Erp(server.getJdbcUrl("postgres", "postgres"));
    private final CrmSession ada = erp.crmOf("ada");
    private Product engine;

    ErpHostTest() throws IOException {}

    @BeforeAll
    void addProduct() {
        engine = inErp(() -> ada.products()
                .add(AddProduct.named("Difference engine").code("DE-2").price(Money.of(CurrencyUnit.EUR, 1700))));
    }

    @AfterAll
    void stop() throws IOException {
        erp.close();
        server.close();
    }

    private <T> T inErp(Supplier<T> work) {
        return erp.transactions().run(work);
    }

    private Account account() {
        return inErp(() -> ada.accounts().open(CreateAccount.business("Company " + UUID.randomUUID())));
    }

    private Account accountOf(Customer customer) {
        return inErp(() -> ada.accounts()
                .findByExternalId(Long.toString(customer.number()))
                .orElseThrow());
    }

    private Customer stored(Customer customer) {
        return inErp(() -> erp.transactions().current().find(Customer.class, customer.number()));
    }

    private OpportunityId deal(Account account, int quantity) {
        return inErp(() -> {
            OpportunityId deal = ada.opportunities()
                    .open(OpenOpportunity.named("Engines").account(account.id()))
                    .id();
            ada.opportunities().addLine(AddLine.to(deal).product(engine.id()).quantity(quantity));
            return deal;
        });
    }

    private boolean isWon(OpportunityId deal) {
        return inErp(() -> ada.opportunities().get(deal)).isWon();
    }

    private List<SalesOrder> orders(OpportunityId deal) {
        return inErp(() -> erp.transactions()
                .current()
                .createQuery("select o from SalesOrder o where o.deal = :deal", SalesOrder.class)
                .setParameter("deal", deal.value())
                .getResultList());
    }

    private EventEnvelope event(OpportunityId deal, String type) {
        return inErp(() -> ada.opportunities().history(deal)).stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("A deal that is sold is won and is one order, of a customer who may be new by it")
    void sold() {
        Account account = account();
        OpportunityId deal = deal(account, 3);

        SalesOrder order = erp.orders().sell(ada, deal);

        assertThat(isWon(deal)).isTrue();
        assertThat(orders(deal)).singleElement().satisfies(stored -> {
            assertThat(stored.number()).isEqualTo(order.number());
            assertThat(stored.total()).isEqualByComparingTo("5100");
        });
        assertThat(accountOf(order.customer()).id()).isEqualTo(account.id());
    }

    @Test
    @DisplayName("An order that the ERP refuses takes the win with it, and the number that the customer was given")
    void orderFails() {
        Account account = account();
        OpportunityId deal = deal(account, 6);

        assertThatThrownBy(() -> erp.orders().sell(ada, deal)).isInstanceOf(CreditExceededException.class);

        assertThat(isWon(deal)).isFalse();
        assertThat(orders(deal)).isEmpty();
        assertThat(inErp(() -> ada.accounts().get(account.id()))).isEqualTo(account);
    }

    @Test
    @DisplayName("A win that the CRM refuses takes the order with it, which was in the database by then")
    void winFails() {
        OpportunityId deal = deal(account(), 1);
        inErp(() -> ada.opportunities().lose(LoseOpportunity.of(deal)));

        assertThatThrownBy(() -> erp.orders().sell(ada, deal)).isInstanceOf(RefusedException.class);

        assertThat(isWon(deal)).isFalse();
        assertThat(orders(deal)).isEmpty();
    }

    @Test
    @DisplayName("A customer is an account in the same transaction; brought over again, nothing is written")
    void customerBecomesAccount() {
        Customer customer = erp.customers().register("Jacquard & Fils", "Lyon");
        erp.customers().change(customer.number(), "Jacquard & Fils", "Paris");
        Account account = accountOf(customer);
        assertThat(account.find(AccountFields.CITY)).contains("Paris");

        assertThat(erp.customers().upsertAll())
                .satisfies(report -> assertThat(report.unchanged()).isPositive().isEqualTo(report.rows()));
        erp.relayEvents();

        assertThat(accountOf(customer)).isEqualTo(account);
        assertThat(stored(customer).city()).contains("Paris");
    }

    @Test
    @DisplayName("A customer that the CRM refuses is not registered in the ERP either")
    void customerRefused() {
        long before = customers();

        assertThatThrownBy(() -> erp.customers().register(" ", "Lyon")).isInstanceOf(IllegalStateException.class);

        assertThat(customers()).isEqualTo(before);
    }

    private long customers() {
        return inErp(() -> erp.transactions()
                .current()
                .createQuery("select count(c) from Customer c", Long.class)
                .getSingleResult());
    }

    @Test
    @DisplayName("An account that is changed in the CRM changes its customer, when the event arrives")
    void accountChangesCustomer() {
        Customer customer = erp.customers().register("Analytical Engines", "London");
        Account account = accountOf(customer);

        inErp(() -> ada.accounts()
                .edit(account.id(), Edit.set(AccountFields.NAME, "Engines").andClear(AccountFields.CITY)));
        erp.relayEvents();

        assertThat(stored(customer).name()).isEqualTo("Engines");
        assertThat(stored(customer).city()).isEmpty();
    }

    @Test
    @DisplayName("An event that comes after the ERP has changed the customer itself puts no old state over the new one")
    void lateEvent() {
        Customer customer = erp.customers().register("Analytical Engines", "London");
        inErp(() -> ada.accounts().edit(accountOf(customer).id(), Edit.set(AccountFields.CITY, "Greenwich")));
        erp.customers().change(customer.number(), "Analytical Engines", "Dover");

        erp.relayEvents();

        assertThat(stored(customer).city()).contains("Dover");
        assertThat(accountOf(customer).find(AccountFields.CITY)).contains("Dover");
    }

    @Test
    @DisplayName("A deal that is won in the CRM alone is ordered once, though its event comes twice")
    void eventTwice() {
        OpportunityId deal = deal(account(), 1);
        inErp(() -> ada.opportunities().win(WinOpportunity.of(deal)));
        assertThat(orders(deal)).isEmpty();

        erp.relayEvents();
        erp.events().on(event(deal, "opportunity.won"));

        assertThat(orders(deal)).hasSize(1);
    }

    @Test
    @DisplayName("An order that was cancelled is not taken again by its event")
    void eventAfterCancelling() {
        OpportunityId deal = deal(account(), 1);
        inErp(() -> ada.opportunities().win(WinOpportunity.of(deal)));
        erp.relayEvents();
        long number = orders(deal).get(0).number();
        inErp(() -> {
            SalesOrder order = erp.transactions().current().find(SalesOrder.class, number);
            erp.transactions().current().remove(order);
            return order;
        });

        erp.events().on(event(deal, "opportunity.won"));

        assertThat(orders(deal)).isEmpty();
    }

    @Test
    @DisplayName("The event of a deal that was sold at the ERP's desk orders nothing more")
    void eventOfSale() {
        OpportunityId deal = deal(account(), 1);
        erp.orders().sell(ada, deal);

        assertThat(erp.relayEvents().failed()).isZero();

        assertThat(orders(deal)).hasSize(1);
    }

    @Test
    @DisplayName("An event whose effect fails is not taken for handled")
    void eventFails() {
        OpportunityId deal = inErp(() ->
                ada.opportunities().open(OpenOpportunity.named("Nobody's")).id());
        inErp(() -> ada.opportunities().win(WinOpportunity.of(deal)));
        EventEnvelope won = event(deal, "opportunity.won");

        assertThatThrownBy(() -> erp.events().on(won)).isNotNull();

        Account account = account();
        inErp(() -> ada.opportunities().edit(deal, Edit.set(OpportunityFields.ACCOUNT, account.id())));
        erp.events().on(won);
        assertThat(orders(deal)).hasSize(1);
    }

    @Test
    @DisplayName("The day is lived to its end, and its figures are told")
    void day() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (EmbeddedPostgres fresh = EmbeddedPostgres.start();
                Erp another = new Erp(fresh.getJdbcUrl("postgres", "postgres"))) {
            new Day(another, new PrintStream(told, true, StandardCharsets.UTF_8)).live();
        }
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "  2 customers; brought over once more, 2 were unchanged",
                        "  order 5001 of Analytical Engines for 5100.00",
                        "  3 customers, 0 of them otherwise than their account");
    }
}
