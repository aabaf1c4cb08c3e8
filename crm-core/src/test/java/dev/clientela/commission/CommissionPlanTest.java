package dev.clientela.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clientela.error.ValidationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommissionPlanTest {

    private static Money eur(String amount) {
        return Money.of(CurrencyUnit.EUR, new BigDecimal(amount));
    }

    private static CommissionPlan brackets(CommissionMethod method) {
        return CommissionPlan.withBrackets(
                "plan",
                1,
                CommissionBasis.GROSS,
                method,
                CurrencyUnit.EUR,
                CommissionBracket.between("0", "1000", "2"),
                CommissionBracket.between("1000", "5000", "5"),
                CommissionBracket.from("5000", "8"));
    }

    private static List<String> faults(Runnable making) {
        ValidationException refused = catchThrowableOfType(ValidationException.class, making::run);
        return refused.violations().stream()
                .map(fault -> fault.path() + ": " + fault.code())
                .toList();
    }

    @Test
    @DisplayName(
            "FO-28 A fixed percentage is of the whole base, rounded once half up; of a credit it takes back as much")
    void fixed() {
        CommissionPlan plan = CommissionPlan.fixed("plan", 1, CommissionBasis.GROSS, "2.5");
        assertThat(plan.on(eur("100.20")).amount()).isEqualTo(eur("2.51"));
        assertThat(plan.on(eur("-100.20")).amount()).isEqualTo(eur("-2.51"));
        assertThat(plan.on(eur("0")).amount()).isEqualTo(eur("0"));
    }

    @Test
    @DisplayName("FO-28 A bracket applies to the whole base, or to the part inside it, as the plan says; half-open")
    void wholeOrMarginal() {
        CommissionPlan whole = brackets(CommissionMethod.WHOLE);
        assertThat(whole.on(eur("999.99")).amount()).isEqualTo(eur("20.00"));
        assertThat(whole.on(eur("1000.00")).amount()).isEqualTo(eur("50.00"));
        assertThat(whole.on(eur("6000.00")).amount()).isEqualTo(eur("480.00"));

        CommissionPlan marginal = brackets(CommissionMethod.MARGINAL);
        assertThat(marginal.on(eur("1000.00")).amount()).isEqualTo(eur("20.00"));
        Commission commission = marginal.on(eur("6000.00"));
        assertThat(commission.amount()).isEqualTo(eur("300.00"));
        assertThat(commission.parts())
                .extracting(part -> part.base().toPlainString() + " at " + part.percentage())
                .containsExactly("1000 at 2", "4000 at 5", "1000.00 at 8");
    }

    @Test
    @DisplayName("FO-28 Everything that is wrong with a plan is said at once, when it is made")
    void everyFault() {
        assertThat(faults(() -> new CommissionPlan(
                        " ",
                        0,
                        CommissionBasis.GROSS,
                        CommissionMethod.WHOLE,
                        List.of(
                                CommissionBracket.between("1", "1000", "101"),
                                CommissionBracket.between("1001", "900", "-1"),
                                CommissionBracket.between("900", "1200", "5.1234567")),
                        Optional.empty(),
                        new PlanSellers(Optional.of("ada"), Optional.of("north")),
                        Optional.of(LocalDate.of(2026, 1, 1)),
                        Optional.of(LocalDate.of(2026, 1, 1)),
                        false)))
                .containsExactlyInAnyOrder(
                        "code: field.required",
                        "version: commission_plan.version",
                        "until: commission_plan.validity",
                        "sellers: commission_plan.sellers",
                        "currency: commission_plan.currency_needed",
                        "brackets[0].from: commission_plan.brackets_begin",
                        "brackets[0].percentage: commission_plan.percentage",
                        "brackets[0].until: commission_plan.brackets_contiguous",
                        "brackets[1].percentage: commission_plan.percentage",
                        "brackets[1].until: commission_plan.bracket_empty",
                        "brackets[2].percentage: field.too_precise",
                        "brackets[2].until: commission_plan.brackets_end");
        assertThat(faults(() -> CommissionPlan.withBrackets(
                        "plan", 1, CommissionBasis.GROSS, CommissionMethod.MARGINAL, CurrencyUnit.EUR)))
                .containsExactly("brackets: commission_plan.brackets_size");
        CommissionPlan plan = brackets(CommissionMethod.WHOLE);
        assertThat(faults(() -> CommissionPlans.of(plan, plan)))
                .containsExactly("plans[1].version: commission_plan.repeated");
    }
}
