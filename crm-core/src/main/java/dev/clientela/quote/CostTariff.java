package dev.clientela.quote;

import dev.clientela.catalog.CatalogErrors;
import dev.clientela.catalog.PriceRequest;
import dev.clientela.catalog.Prices;
import dev.clientela.catalog.ProductId;
import dev.clientela.catalog.QuotedPrice;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** What things cost the seller, by the cost tariff of an offer. */
final class CostTariff {

    private final Execution execution;
    private final Quote quote;

    CostTariff(Execution execution, Quote quote) {
        this.execution = execution;
        this.quote = quote;
    }

    /** What one of so many costs today; empty when there is no such tariff, or it does not say. */
    Optional<BigMoney> cost(ProductId product, BigDecimal quantity, CurrencyUnit currency) {
        if (quote.costPriceBook().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal many = quantity.signum() == 0 ? BigDecimal.ONE : quantity;
        PriceRequest request = PriceRequest.on(execution.moment().today(), currency)
                .from(quote.costPriceBook().get())
                .line(product, many);
        try {
            return Optional.of(Prices.in(execution).one(request)).map(QuotedPrice::unitPrice);
        } catch (RefusedException e) {
            if (e.code().equals(CatalogErrors.NO_PRICE)) {
                return Optional.empty(); // a cost that nobody knows is no reason not to offer it
            }
            throw e;
        }
    }
}
