package dev.clientela.examples.erp;

import dev.clientela.CrmSession;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityId;
import dev.clientela.opportunity.WinOpportunity;
import dev.clientela.quote.AcceptedQuote;
import dev.clientela.quote.OrderPort;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The orders that won deals become, and accepted offers. */
final class Orders implements OrderPort {

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
        return keep(new SalesOrder(customers.of(deal.account().orElseThrow()), id.value(), null, lines));
    }

    private SalesOrder keep(SalesOrder order) {
        transactions.current().persist(order);
        transactions.current().flush();
        return order;
    }

    /**
     * Takes the order of an offer that its customer accepts, within the transaction of that; the one that is there already,
     * if it was taken before.
     */
    @Override
    public Optional<String> place(AcceptedQuote accepted) {
        Quote offer = accepted.quote();
        SalesOrder order = transactions
                .current()
                .createQuery("select o from SalesOrder o where o.offer = :offer", SalesOrder.class)
                .setParameter("offer", offer.id().value())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> keep(ofOffer(offer, accepted.lines())));
        requireCredit(order.customer());
        return Optional.of(Long.toString(order.number()));
    }

    private SalesOrder ofOffer(Quote offer, List<QuoteLine> lines) {
        return new SalesOrder(
                customers.of(offer.account().orElseThrow()),
                offer.opportunity().map(OpportunityId::value).orElse(null),
                offer.id().value(),
                lines.stream()
                        .map(line -> new OrderLine(
                                line.name(), line.quantity(), line.total().getAmount()))
                        .toList());
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
