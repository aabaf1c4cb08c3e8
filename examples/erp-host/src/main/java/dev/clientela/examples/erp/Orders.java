package dev.clientela.examples.erp;

import dev.clientela.CrmSession;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.WinOpportunity;
import java.math.BigDecimal;
import java.util.List;

/** The orders that won deals become. */
final class Orders {

    private final Transactions transactions;
    private final CrmSession crm;
    private final Customers customers;

    Orders(Transactions transactions, CrmSession crm, Customers customers) {
        this.transactions = transactions;
        this.crm = crm;
        this.customers = customers;
    }

    /** Closes the deal as won and takes the order: both, or neither. */
    SalesOrder sell(CrmSession seller, OpportunityId deal) {
        return transactions.run(() -> {
            SalesOrder order = take(deal);
            seller.opportunities().win(WinOpportunity.of(deal));
            requireCredit(order.customer());
            return order;
        });
    }

    /** Takes the order of a deal that was won without the ERP's doing, unless it is taken already. */
    void follow(OpportunityId deal) {
        boolean taken = !transactions
                .current()
                .createQuery("select o from SalesOrder o where o.deal = :deal", SalesOrder.class)
                .setParameter("deal", deal.value())
                .getResultList()
                .isEmpty();
        if (!taken) {
            take(deal);
        }
    }

    private SalesOrder take(OpportunityId id) {
        Opportunity deal = crm.opportunities().get(id);
        List<OrderLine> lines = crm.opportunityLines().of(id).stream()
                .map(line -> new OrderLine(
                        line.productName(), line.quantity(), line.total().getAmount()))
                .toList();
        SalesOrder order = new SalesOrder(customers.of(deal.account().orElseThrow()), id.value(), lines);
        transactions.current().persist(order);
        transactions.current().flush();
        return order;
    }

    /** @throws CreditExceededException when all that the customer has ordered is more than its limit */
    private void requireCredit(Customer customer) {
        BigDecimal ordered = transactions
                .current()
                .createQuery("select sum(o.total) from SalesOrder o where o.customer = :customer", BigDecimal.class)
                .setParameter("customer", customer)
                .getSingleResult();
        if (ordered.compareTo(customer.creditLimit()) > 0) {
            throw new CreditExceededException(customer, ordered);
        }
    }
}
