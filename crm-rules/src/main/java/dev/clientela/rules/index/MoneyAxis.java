package dev.clientela.rules.index;

import dev.clientela.record.Comparison;
import dev.clientela.record.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Amounts, each currency for itself: what is in another stands neither before nor behind a bound. */
final class MoneyAxis extends OrderAxis {

    private static final int OTHER_CURRENCY = ABSENT + 1;

    private final Map<CurrencyUnit, Line<BigDecimal>> lines = new HashMap<>();
    private final int rows;

    MoneyAxis(int number, Field<?> field, Collection<?> mentioned) {
        super(number, field);
        Map<CurrencyUnit, List<BigDecimal>> amounts = new LinkedHashMap<>();
        for (Object value : mentioned) {
            BigMoney money = ((BigMoneyProvider) value).toBigMoney();
            amounts.computeIfAbsent(money.getCurrencyUnit(), currency -> new ArrayList<>())
                    .add(money.getAmount());
        }
        int next = OTHER_CURRENCY + 1;
        for (Map.Entry<CurrencyUnit, List<BigDecimal>> entry : amounts.entrySet()) {
            Line<BigDecimal> line = new Line<>(next, entry.getValue());
            lines.put(entry.getKey(), line);
            next += line.places();
        }
        this.rows = next;
    }

    @Override
    int rows() {
        return rows;
    }

    @Override
    int place(Object value) {
        BigMoney money = ((BigMoneyProvider) value).toBigMoney();
        @Nullable Line<BigDecimal> line = lines.get(money.getCurrencyUnit());
        return line == null ? OTHER_CURRENCY : line.place(money.getAmount());
    }

    @Override
    Span span(Comparison comparison, Object bound) {
        BigMoney money = ((BigMoneyProvider) bound).toBigMoney();
        @Nullable Line<BigDecimal> line = lines.get(money.getCurrencyUnit());
        return line == null ? Span.NONE : line.span(comparison, money.getAmount());
    }
}
