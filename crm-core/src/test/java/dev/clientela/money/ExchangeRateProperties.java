package dev.clientela.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class ExchangeRateProperties {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Property
    @Label("PB-33 each way is rounded once, half up, to the minor unit, from the exact quotient or product")
    void each_way_is_rounded_once(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minor,
            @ForAll @BigRange(min = "0.000001", max = "100000") @Scale(6) BigDecimal value) {
        for (CurrencyUnit other :
                List.of(CurrencyUnit.JPY, CurrencyUnit.USD, CurrencyUnit.of("KWD"), CurrencyUnit.of("CLF"))) {
            ExchangeRate rate = new ExchangeRate(EUR, other, value, NEW_YEAR);
            Money there = rate.convert(Money.ofMinor(EUR, minor));
            Money back = rate.convert(Money.ofMinor(other, minor));

            assertThat(there.getCurrencyUnit()).isEqualTo(other);
            assertThat(there.getScale()).isEqualTo(other.getDecimalPlaces());
            assertThat(doubled(there.getAmount()
                            .subtract(BigDecimal.valueOf(minor, 2).multiply(value))))
                    .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(other.getDecimalPlaces()));
            assertThat(back.getCurrencyUnit()).isEqualTo(EUR);
            assertThat(doubled(back.getAmount()
                            .multiply(value)
                            .subtract(BigDecimal.valueOf(minor, other.getDecimalPlaces()))))
                    .isLessThanOrEqualTo(value.movePointLeft(2));
        }
    }

    private static BigDecimal doubled(BigDecimal off) {
        return off.abs().multiply(BigDecimal.valueOf(2));
    }
}
