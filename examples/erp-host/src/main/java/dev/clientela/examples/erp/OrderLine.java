package dev.clientela.examples.erp;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** What is delivered, at what the deal said. */
@Embeddable
record OrderLine(String product, BigDecimal quantity, BigDecimal total) {}
