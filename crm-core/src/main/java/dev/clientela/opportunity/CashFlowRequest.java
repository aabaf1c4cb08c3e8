package dev.clientela.opportunity;

import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Criterion;
import dev.clientela.record.RecordErrors;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Which months of which deals a cash flow is asked for, twelve of all deals unless said otherwise.
 *
 * <pre>{@code
 * CashFlowRequest.from(YearMonth.of(2026, 7)).months(18).where(OpportunityFields.OWNER.is(Owner.user("ada")))
 * }</pre>
 *
 * @param months from 1 to {@value #MAX_MONTHS}
 * @param where over opportunities
 * @param currency into which everything is converted; each stays in its own when empty
 * @param ratesAsOf the day whose exchange rates count for all that keeps none from its closing; today when empty
 */
public record CashFlowRequest(
        YearMonth from, int months, Criterion where, Optional<CurrencyUnit> currency, Optional<LocalDate> ratesAsOf) {

    /** The most months of one cash flow. */
    public static final int MAX_MONTHS = 120;

    public static CashFlowRequest from(YearMonth month) {
        return new CashFlowRequest(month, 12, Criterion.always(), Optional.empty(), Optional.empty());
    }

    public CashFlowRequest months(int number) {
        return new CashFlowRequest(from, number, where, currency, ratesAsOf);
    }

    /** Of these deals alone. */
    public CashFlowRequest where(Criterion deals) {
        return new CashFlowRequest(from, months, where.and(deals), currency, ratesAsOf);
    }

    /** In one currency: won deals at the rate to it that they keep, if they keep one, all else at the host's of today. */
    public CashFlowRequest in(CurrencyUnit one) {
        return new CashFlowRequest(from, months, where, Optional.of(one), ratesAsOf);
    }

    /** At the rates of that day, where no rate is kept. */
    public CashFlowRequest ratesAsOf(LocalDate day) {
        return new CashFlowRequest(from, months, where, currency, Optional.of(day));
    }

    /** @throws dev.clientela.error.ValidationException with every fault */
    void check() {
        Violations violations = new Violations();
        InstalmentFields.DATE
                .check(from.atDay(1))
                .forEach(fault -> violations.add(new Violation("from", fault.code(), fault.parameters())));
        if (months < 1 || months > MAX_MONTHS) {
            violations.add(new Violation("months", RecordErrors.OUT_OF_RANGE, Map.of("min", 1, "max", MAX_MONTHS)));
        }
        violations.throwIfAny();
    }
}
