package dev.clientela.forecast;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is open at an instant.
 *
 * @param deals how many, with an amount or without
 * @param amounts what they are worth, by currency
 */
public record PipelineTotal(long deals, Map<CurrencyUnit, Money> amounts) {

    public PipelineTotal {
        amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
    }

    public Money amount(CurrencyUnit currency) {
        return amounts.getOrDefault(currency, Money.zero(currency));
    }
}
