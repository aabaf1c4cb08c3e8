package dev.clientela.record;

import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** A price of one unit, which may carry more decimals than its currency; otherwise as {@link MoneyField}. */
public final class PriceField extends OrderedField<BigMoney> {

    /** The most decimals of a price. */
    public static final int MAX_SCALE = 8;

    PriceField(Definition definition) {
        super(definition);
    }

    @Override
    public String kind() {
        return "price";
    }

    @Override
    BigMoney canonical(BigMoney value) {
        return canonical(value.getCurrencyUnit(), value.getAmount());
    }

    static BigMoney canonical(CurrencyUnit currency, BigDecimal amount) {
        BigDecimal bare = DecimalField.Decimals.canonical(amount);
        int places = currency.getDecimalPlaces();
        return BigMoney.of(currency, bare.scale() < places ? bare.setScale(places) : bare);
    }

    @Override
    public List<Violation> check(BigMoney value) {
        return DecimalField.Decimals.check(name(), value.getAmount(), MAX_SCALE);
    }

    @Override
    public Object toPlain(BigMoney value) {
        return MoneyField.Amount.toPlain(value.getCurrencyUnit(), value.getAmount());
    }

    @Override
    public BigMoney fromPlain(Object plain) {
        MoneyField.Amount amount = MoneyField.Amount.fromPlain(this, plain);
        return canonical(amount.currency(), amount.value());
    }

    @Override
    public BigMoney parse(String text, TextFormat format) {
        MoneyField.Amount amount = MoneyField.Amount.parse(this, text, format);
        return canonical(amount.currency(), amount.value());
    }

    @Override
    boolean comparable(BigMoney a, BigMoney b) {
        return a.isSameCurrency(b);
    }

    @Override
    int compare(BigMoney a, BigMoney b) {
        return a.compareTo(b);
    }

    @Override
    Comparable<?> sortKey(@Nullable BigMoney value) {
        return value == null
                ? MoneySortKey.ABSENT
                : new MoneySortKey(value.getCurrencyUnit().getCode(), value.getAmount());
    }
}
