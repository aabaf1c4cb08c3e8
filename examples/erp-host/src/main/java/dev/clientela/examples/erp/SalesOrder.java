package dev.clientela.examples.erp;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer has ordered: what a deal of the CRM became when it was won, or an offer when it was accepted. */
@Entity
@Table(name = "erp_order")
class SalesOrder {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "erp_order_number")
    @SequenceGenerator(name = "erp_order_number", sequenceName = "erp_order_number", allocationSize = 1)
    private long number;

    @ManyToOne(optional = false)
    @JoinColumn(name = "customer")
    private Customer customer = new Customer();

    private @Nullable UUID deal;

    private @Nullable UUID offer;

    private BigDecimal total = BigDecimal.ZERO;

    @ElementCollection
    @CollectionTable(name = "erp_order_line", joinColumns = @JoinColumn(name = "order_number"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines = new ArrayList<>();

    protected SalesOrder() {}

    /** @param deal of which it comes, and offer; one of them may be absent */
    SalesOrder(Customer customer, @Nullable UUID deal, @Nullable UUID offer, List<OrderLine> lines) {
        this.customer = customer;
        this.deal = deal;
        this.offer = offer;
        this.lines.addAll(lines);
        this.total = lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long number() {
        return number;
    }

    Customer customer() {
        return customer;
    }

    Optional<UUID> deal() {
        return Optional.ofNullable(deal);
    }

    Optional<UUID> offer() {
        return Optional.ofNullable(offer);
    }

    BigDecimal total() {
        return total;
    }
}
