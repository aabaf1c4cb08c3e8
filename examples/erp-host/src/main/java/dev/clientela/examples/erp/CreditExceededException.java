package dev.clientela.examples.erp;

import java.io.Serial;
import java.math.BigDecimal;

/** The ERP does not supply a customer beyond its credit limit. */
final class CreditExceededException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CreditExceededException(Customer customer, BigDecimal ordered) {
        super(customer.name() + " has ordered for " + ordered + ", with a credit of " + customer.creditLimit());
    }
}
