package dev.clientela.examples.erp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the ERP supplies. The CRM has the same company as an account, whose external id is the number. */
@Entity
@Table(name = "erp_customer")
class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "erp_customer_number")
    @SequenceGenerator(name = "erp_customer_number", sequenceName = "erp_customer_number", allocationSize = 1)
    private long number;

    private String name = "";

    private @Nullable String city;

    @Column(name = "credit_limit")
    private BigDecimal creditLimit = BigDecimal.ZERO;

    protected Customer() {}

    Customer(String name, Optional<String> city, BigDecimal creditLimit) {
        this.name = name;
        this.city = city.orElse(null);
        this.creditLimit = creditLimit;
    }

    void describe(String itsName, Optional<String> itsCity) {
        name = itsName;
        city = itsCity.orElse(null);
    }

    long number() {
        return number;
    }

    String name() {
        return name;
    }

    Optional<String> city() {
        return Optional.ofNullable(city);
    }

    BigDecimal creditLimit() {
        return creditLimit;
    }
}
