package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Lead LEAD = Lead.TYPE.create(Lead.TYPE
            .noValues()
            .edit()
            .set(LeadFields.EMPLOYEES, 250L)
            .set(LeadFields.ANNUAL_REVENUE, Money.of(CurrencyUnit.EUR, new BigDecimal("1000000.10")))
            .set(LeadFields.EMAIL_OPT_OUT, true)
            .build());

    private static Formula formula(String text) {
        return Formula.of(text, Lead.TYPE, Leads.CONTEXT.fields(), RuleLimits.usual());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "employees / 100 | 2.5",
                "MIN(employees / 10, 20) | 20",
                "annual_revenue_EUR * 0.1 | 100000.01",
                "1 / 3 | 0.3333333333",
                "IF(employees >= 250 && email_opt_out, -5, 5) | -5",
                "COALESCE(score, 4) | 4",
                "FLOOR(2.7) + CEILING(2.1) + ABS(-1) | 6",
                "-employees % 7 | -5",
                "0.1 + 0.2 | 0.3",
                "100 | 100"
            })
    @DisplayName("A formula reckons with decimals over fields")
    void values(String text, BigDecimal expected) {
        assertThat(formula(text).value(LEAD)).contains(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "score + 1",
                "annual_revenue_USD",
                "employees / 0",
                "employees % 0",
                "IF(score > 5, 1, 2)",
                "MAX(score, 3)",
                "employees > 3"
            })
    @DisplayName("AS-7 A formula over what is absent, or that divides by zero, or is no number, has no value")
    void noValue(String text) {
        assertThat(formula(text).value(LEAD)).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("It says which fields it reads")
    void fields() {
        assertThat(formula("employees + annual_revenue_EUR").fields())
                .containsExactlyInAnyOrder(LeadFields.EMPLOYEES, LeadFields.ANNUAL_REVENUE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "employees +",
                "(1",
                "9^9",
                "9^9^9^9^9",
                "FACT(100000)",
                "RANDOM()",
                "STR_MATCHES(company, \"(a+)+$\")",
                "1e999999999",
                "0xFF",
                "ROUND(1, 999999999)",
                "SQRT(2)",
                "a.b",
                "x[1]",
                "99999999999999999999999999999999999999999999"
            })
    @DisplayName("What is no formula, or could take for ever, is refused")
    void refused(String text) {
        assertThat(codes(text))
                .isSubsetOf(RuleErrors.BAD_FORMULA, RuleErrors.UNKNOWN_FIELD)
                .isNotEmpty();
    }

    @Test
    @DisplayName("Every name that is no number of the record is told; too long a formula is refused unread")
    void unknownFields() {
        assertThat(codes("employes + scoree + company"))
                .containsExactly(RuleErrors.UNKNOWN_FIELD, RuleErrors.UNKNOWN_FIELD, RuleErrors.UNKNOWN_FIELD);
        assertThat(codes("1+".repeat(1_000) + "1")).containsExactly(RuleErrors.TOO_LARGE);
        assertThat(codes("(".repeat(400))).containsExactly(RuleErrors.BAD_FORMULA);
    }

    private static List<ErrorCode> codes(String text) {
        return catchThrowableOfType(ValidationException.class, () -> formula(text)).violations().stream()
                .map(Violation::code)
                .toList();
    }
}
