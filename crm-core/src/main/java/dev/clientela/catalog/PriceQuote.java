package dev.clientela.catalog;

import java.util.List;
import org.joda.money.Money;

/** A basket priced: its lines in their order. */
public record PriceQuote(PriceRequest request, List<QuotedPrice> lines) {

    public PriceQuote {
        lines = List.copyOf(lines);
    }

    /** The sum of the lines, each rounded once. */
    public Money total() {
        return lines.stream().map(QuotedPrice::total).reduce(Money.zero(request.currency()), Money::plus);
    }
}
