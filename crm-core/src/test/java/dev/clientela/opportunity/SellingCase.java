package dev.clientela.opportunity;

import dev.clientela.Crm;
import dev.clientela.CrmBuilder;
import dev.clientela.CrmSession;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.Product;
import dev.clientela.error.CrmException;
import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.security.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A clock at hand, a seller, two products; what the tests of this package start from. */
final class SellingCase {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final Crm crm;
    final CrmSession ada;
    final Product engine;
    final Product oil;

    SellingCase() {
        this(Crm.builder());
    }

    SellingCase(CrmBuilder builder) {
        crm = builder.clock(now::get).build();
        ada = crm.as(Actor.user("ada"));
        engine = ada.products().add(AddProduct.named("Engine").code("E-1").price(eur("100.00")));
        oil = ada.products()
                .add(AddProduct.named("Oil").code("O-1").returnable().price(eur("9.99")));
    }

    static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new java.math.BigDecimal(amount));
    }

    Opportunity deal(String name) {
        return ada.opportunities().open(OpenOpportunity.named(name));
    }

    OpportunityLine line(Opportunity deal, Product product, long quantity) {
        return ada.opportunities()
                .addLine(AddLine.to(deal.id()).product(product.id()).quantity(quantity));
    }

    Opportunity again(Opportunity deal) {
        return ada.opportunities().get(deal.id());
    }

    /** What the act is refused with: one code, or each faulty field with its own. */
    static Map<String, ErrorCode> faults(ThrowingCallable act) {
        Throwable thrown = Assertions.catchThrowable(act);
        Assertions.assertThat(thrown).isInstanceOf(CrmException.class);
        if (!(thrown instanceof ValidationException invalid)) {
            return Map.of("", ((CrmException) thrown).code());
        }
        List<Violation> violations = invalid.violations();
        Map<String, ErrorCode> faults = new TreeMap<>();
        violations.forEach(violation -> faults.put(violation.path(), violation.code()));
        return faults;
    }
}
