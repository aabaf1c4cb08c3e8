package dev.clientela.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.clientela.error.CrmException;
import dev.clientela.error.RefusedException;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExchangeRateTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static final DatedRates RATES =
            DatedRates.none().with(EUR, USD, "1.10", NEW_YEAR).with(EUR, USD, "1.25", MARCH);

    private static ExchangeRate rate(String rate) {
        return new ExchangeRate(EUR, USD, new BigDecimal(rate), NEW_YEAR);
    }

    @Test
    @DisplayName("PB-33 a rate is that of the date: from its day on, until the next")
    void a_rate_is_as_of_a_date() {
        assertThat(RATES.rate(EUR, USD, NEW_YEAR.minusDays(1))).isEmpty();
        assertThat(RATES.require(EUR, USD, NEW_YEAR).rate()).isEqualByComparingTo("1.1");
        assertThat(RATES.require(EUR, USD, MARCH.minusDays(1)).rate()).isEqualByComparingTo("1.1");
        assertThat(RATES.require(EUR, USD, MARCH).rate()).isEqualByComparingTo("1.25");
        assertThat(RATES.require(EUR, USD, MARCH.plusYears(9)).asOf()).isEqualTo(MARCH);
    }

    @Test
    @DisplayName(
            "PB-33 the direction is stored once: the other way round is the same rate, and a second one is refused")
    void direction_is_stored_once() {
        assertThat(RATES.rate(USD, EUR, MARCH)).isEqualTo(RATES.rate(EUR, USD, MARCH));
        assertThatThrownBy(() -> RATES.with(USD, EUR, "0.8", MARCH.plusDays(1)))
                .asInstanceOf(type(RefusedException.class))
                .extracting(CrmException::code)
                .isEqualTo(ExchangeErrors.OTHER_DIRECTION);
        assertThatThrownBy(() -> RATES.with(EUR, USD, "1.3", MARCH))
                .asInstanceOf(type(RefusedException.class))
                .extracting(CrmException::code)
                .isEqualTo(ExchangeErrors.EXISTS);
    }

    @Test
    @DisplayName("PB-33 totals are converted, not their parts: three times 0.33 converted is not what 0.99 is")
    void totals_are_converted() {
        ExchangeRate rate = rate("1.05");
        Money part = Money.parse("EUR 0.33");

        assertThat(rate.convert(part.multipliedBy(3))).isEqualTo(Money.parse("USD 1.04"));
        assertThat(rate.convert(part).multipliedBy(3)).isEqualTo(Money.parse("USD 1.05"));
    }

    @Test
    @DisplayName("PB-33 the way back divides by the rate; a rounded inverse would be cents off")
    void the_way_back_divides() {
        ExchangeRate rate = rate("3");
        Money million = Money.parse("USD 3000000.00");
        BigDecimal inverse = BigDecimal.ONE.divide(rate.rate(), 6, RoundingMode.HALF_UP);

        assertThat(rate.convert(million)).isEqualTo(Money.parse("EUR 1000000.00"));
        assertThat(million.getAmount().multiply(inverse)).isNotEqualByComparingTo("1000000");
        assertThat(rate.convert(BigMoney.parse("USD 0.99")).getAmount()).isEqualByComparingTo("0.33");
    }

    @Test
    @DisplayName("PB-33 a currency is itself at 1; without a rate there is an error that says which, never a guess")
    void unknown_rates_are_refused() {
        assertThat(ExchangeRates.NONE.require(EUR, EUR, NEW_YEAR).convert(Money.parse("EUR 7.01")))
                .isEqualTo(Money.parse("EUR 7.01"));
        assertThatThrownBy(() -> ExchangeRates.NONE.require(EUR, USD, NEW_YEAR))
                .asInstanceOf(type(RefusedException.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ExchangeErrors.NO_RATE);
                    assertThat(refused.parameters())
                            .containsEntry("from", "EUR")
                            .containsEntry("to", "USD")
                            .containsEntry("as_of", NEW_YEAR);
                });
        assertThatThrownBy(() -> rate("2").convert(Money.parse("JPY 1")))
                .asInstanceOf(type(RefusedException.class))
                .extracting(CrmException::code)
                .isEqualTo(ExchangeErrors.OTHER_CURRENCY);
    }

    @Test
    @DisplayName("PB-33 a rate that is nothing, or cannot be kept, names every fault")
    void wrong_rates_are_refused() {
        assertThatThrownBy(() -> new ExchangeRate(EUR, EUR, new BigDecimal("-0.0000000000001"), NEW_YEAR))
                .asInstanceOf(type(ValidationException.class))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(Violation::code)
                        .containsExactly(
                                ExchangeErrors.NOT_POSITIVE, ExchangeErrors.TOO_PRECISE, ExchangeErrors.SAME_CURRENCY));
        assertThatThrownBy(() -> rate("1E+999999999")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> rate("0")).isInstanceOf(ValidationException.class);
    }
}
