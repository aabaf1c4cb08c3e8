package dev.clientela.record;

import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An amount in a currency, at the scale of that currency. Amounts of different currencies are never compared: each
 * comparison between them is false. Ordered by currency code, then by amount.
 */
public final class MoneyField extends OrderedField<Money> {

    /** The most decimals that any currency has. */
    public static final int MAX_SCALE = 4;

    MoneyField(Definition definition) {
        super(definition);
    }

    @Override
    public String kind() {
        return "money";
    }

    @Override
    public List<Violation> check(Money value) {
        return DecimalField.Decimals.check(name(), value.getAmount(), MAX_SCALE);
    }

    @Override
    public Object toPlain(Money value) {
        return Amount.toPlain(value.getCurrencyUnit(), value.getAmount());
    }

    @Override
    public Money fromPlain(Object plain) {
        Amount amount = Amount.fromPlain(this, plain);
        return exact(amount.currency(), amount.value());
    }

    @Override
    public Money parse(String text, TextFormat format) {
        Amount amount = Amount.parse(this, text, format);
        return exact(amount.currency(), amount.value());
    }

    private static Money exact(CurrencyUnit currency, BigDecimal amount) {
        BigDecimal bare = DecimalField.Decimals.canonical(amount);
        if (bare.scale() > currency.getDecimalPlaces()) {
            throw new MalformedValueException(
                    RecordErrors.TOO_PRECISE, Map.of("max", currency.getDecimalPlaces()), null);
        }
        return Money.of(currency, bare);
    }

    @Override
    boolean comparable(Money a, Money b) {
        return a.isSameCurrency(b);
    }

    @Override
    int compare(Money a, Money b) {
        return a.compareTo(b);
    }

    @Override
    Comparable<?> sortKey(@Nullable Money value) {
        return value == null
                ? MoneySortKey.ABSENT
                : new MoneySortKey(value.getCurrencyUnit().getCode(), value.getAmount());
    }

    /** A currency and a number, as JSON or a person gives them. */
    record Amount(CurrencyUnit currency, BigDecimal value) {

        static Object toPlain(CurrencyUnit currency, BigDecimal amount) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("currency", currency.getCode());
            plain.put("amount", amount);
            return Collections.unmodifiableMap(plain);
        }

        static Amount fromPlain(Field<?> field, Object plain) {
            if (plain instanceof Map<?, ?> map
                    && map.keySet().equals(Set.of("currency", "amount"))
                    && map.get("currency") instanceof String code
                    && map.get("amount") != null) {
                BigDecimal value = DecimalField.Decimals.fromPlain(field, map.get("amount"));
                return new Amount(currency(field, code), value);
            }
            throw MalformedValueException.of(field, plain);
        }

        /** Reads {@code 1,250.00} in the declared currency, or {@code EUR 1250} in its own. */
        static Amount parse(Field<?> field, String text, TextFormat format) {
            String bare = text.strip();
            if (bare.length() > 4 && bare.substring(0, 3).chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
                CurrencyUnit currency = currency(field, bare.substring(0, 3));
                return new Amount(
                        currency, format.parseDecimal(field, bare.substring(3).strip()));
            }
            CurrencyUnit currency = format.currency().orElseThrow(() -> MalformedValueException.ambiguous(field, text));
            return new Amount(currency, format.parseDecimal(field, bare));
        }

        private static CurrencyUnit currency(Field<?> field, String code) {
            try {
                return CurrencyUnit.of(code);
            } catch (IllegalCurrencyException e) {
                throw MalformedValueException.of(field, code, e);
            }
        }
    }
}
