package dev.clientela.examples.erp;

import dev.clientela.CrmSession;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.ProductId;
import dev.clientela.command.Edit;
import dev.clientela.error.CrmException;
import dev.clientela.event.EventEnvelope;
import dev.clientela.intake.ImportReport;
import dev.clientela.opportunity.AddLine;
import dev.clientela.opportunity.LoseOpportunity;
import dev.clientela.opportunity.OpenOpportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.WinOpportunity;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A day in the life of the ERP and of Ada, who sells. */
final class Day {

    private final Erp erp;
    private final CrmSession ada;
    private final PrintStream out;

    Day(Erp erp, PrintStream out) {
        this.erp = erp;
        this.ada = erp.crmOf("ada");
        this.out = out;
    }

    void live() {
        out.println("The customers of the ERP become accounts of the CRM");
        Customer engines = erp.customers().register("Analytical Engines", "London");
        erp.customers().register("Jacquard & Fils", "Lyon");
        ImportReport again = erp.customers().upsertAll();
        out.printf("  %d customers; brought over once more, %d were unchanged%n", again.rows(), again.unchanged());
        AccountId account = inErp(() ->
                ada.accounts().findByExternalId(number(engines)).orElseThrow().id());

        out.println("A won deal is an order, in one transaction");
        ProductId engine = inErp(() -> ada.products()
                .add(AddProduct.named("Difference engine").code("DE-2").price(Money.of(CurrencyUnit.EUR, 1700)))
                .id());
        SalesOrder first = erp.orders().sell(ada, deal("Engines for the navy", account, engine, 3));
        out.printf("  order %d of %s for %s%n", first.number(), name(first), first.total());
        AccountId admiralty = inErp(
                () -> ada.accounts().open(CreateAccount.business("Admiralty")).id());
        SalesOrder second = erp.orders().sell(ada, deal("Engines for the fleet", admiralty, engine, 2));
        out.printf(
                "  order %d of %s for %s, which became customer %d by it%n",
                second.number(), name(second), second.total(), second.customer().number());

        out.println("An order that fails takes the win with it");
        OpportunityId tooMuch = deal("More engines than money", account, engine, 4);
        refused(() -> erp.orders().sell(ada, tooMuch));
        tell(tooMuch);

        out.println("A win that fails takes the order with it");
        OpportunityId gone = deal("Engines for Mr. Menabrea", account, engine, 1);
        inErp(() -> ada.opportunities().lose(LoseOpportunity.of(gone)));
        refused(() -> erp.orders().sell(ada, gone));
        tell(gone);

        out.println("What happens in the CRM alone reaches the ERP by events");
        OpportunityId afterwards = deal("Spare parts", account, engine, 1);
        inErp(() -> ada.opportunities().win(WinOpportunity.of(afterwards)));
        inErp(() -> ada.accounts().edit(account, Edit.set(AccountFields.CITY, "Greenwich")));
        tell(afterwards);
        out.printf("  %d events delivered%n", erp.relayEvents().delivered());
        tell(afterwards);
        out.printf("  %s is in %s now%n", engines.name(), city(engines));

        out.println("An event that comes twice has its effect once");
        EventEnvelope won = inErp(() -> ada.opportunities().history(afterwards)).stream()
                .filter(event -> event.type().equals("opportunity.won"))
                .findFirst()
                .orElseThrow();
        erp.events().on(won);
        tell(afterwards);

        out.println("Nothing has drifted apart");
        out.printf(
                "  %d customers, %d of them otherwise than their account%n",
                count("select count(*) from erp_customer"), drift());
    }

    private static String number(Customer customer) {
        return Long.toString(customer.number());
    }

    private static String name(SalesOrder order) {
        return order.customer().name();
    }

    private OpportunityId deal(String title, AccountId account, ProductId product, int quantity) {
        return inErp(() -> {
            OpportunityId deal = ada.opportunities()
                    .open(OpenOpportunity.named(title).account(account))
                    .id();
            ada.opportunities().addLine(AddLine.to(deal).product(product).quantity(quantity));
            return deal;
        });
    }

    private void refused(Runnable sale) {
        try {
            sale.run();
            throw new IllegalStateException("Nobody refused it");
        } catch (CreditExceededException e) {
            out.println("  the ERP: " + e.getMessage());
        } catch (CrmException e) {
            out.println("  the CRM: " + e.code());
        }
    }

    private void tell(OpportunityId deal) {
        String stage = inErp(() -> ada.opportunities().get(deal).stage());
        out.printf("  the deal is %s, orders: %d%n", stage, ordersOf(deal));
    }

    private long ordersOf(OpportunityId deal) {
        return count("select count(*) from erp_order where deal = '" + deal.value() + "'");
    }

    private String city(Customer customer) {
        return inErp(() -> erp.transactions().current().find(Customer.class, customer.number()))
                .city()
                .orElse("");
    }

    /** The tables of the CRM lie beside those of the ERP, whose SQL joins them. */
    private long drift() {
        return count("select count(*) from erp_customer c left join crm_account a on a.external_id = c.number::varchar"
                + " where (a.name, a.city) is distinct from (c.name, c.city)");
    }

    private long count(String sql) {
        return inErp(() ->
                ((Number) erp.transactions().current().createNativeQuery(sql).getSingleResult()).longValue());
    }

    private <T> T inErp(Supplier<T> work) {
        return erp.transactions().run(work);
    }
}
