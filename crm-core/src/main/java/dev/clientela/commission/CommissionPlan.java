package dev.clientela.commission;

import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.money.Rounding;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * By which rate sellers earn commission on the deals they win. A plan that is changed gets another version, so that
 * entries tell by which they came about.
 *
 * <p>What is credited to a seller of one deal is one base. A negative base, of a credit or a loss, earns the negative of
 * what the same base above nothing would.
 *
 * @param code what it is called for good
 * @param version counted from 1
 * @param brackets by ascending base; from 0 on without gap or overlap, the last one open; one from 0 on for a fixed
 *     percentage
 * @param currency of the bases that the plan is for; always said where there are brackets, since their bounds are amounts
 * @param from the first day on which a deal may be won for it; from the beginning, when empty
 * @param until the first day on which it may not any more; open, when empty
 * @param bonus whether it is earned beside what the first plan for the seller that is no bonus gives
 */
public record CommissionPlan(
        String code,
        int version,
        CommissionBasis basis,
        CommissionMethod method,
        List<CommissionBracket> brackets,
        Optional<CurrencyUnit> currency,
        PlanSellers sellers,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        boolean bonus) {

    /** The most brackets of one plan. */
    public static final int MOST_BRACKETS = 50;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MAX_SCALE = 6;
    private static final int MAX_INTEGER_DIGITS = 20;

    /**
     * @throws ValidationException with every fault: {@code commission_plan.version}, {@code commission_plan.validity},
     *     {@code commission_plan.percentage}, {@code commission_plan.brackets_begin}, {@code
     *     commission_plan.brackets_contiguous}, {@code commission_plan.brackets_end}, {@code
     *     commission_plan.bracket_empty}, {@code commission_plan.brackets_size}, {@code commission_plan.currency_needed},
     *     {@code commission_plan.sellers}, {@code field.required}, {@code field.too_long}, {@code field.too_precise}
     */
    public CommissionPlan {
        brackets = List.copyOf(brackets);
        Violations violations = new Violations();
        violations.require(!code.isBlank(), "code", RecordErrors.REQUIRED);
        violations.require(TextField.isStorable(code), "code", RecordErrors.UNSTORABLE);
        if (code.codePointCount(0, code.length()) > 60) {
            violations.add(Violation.of("code", RecordErrors.TOO_LONG, "max", 60));
        }
        violations.require(version >= 1, "version", CommissionErrors.PLAN_VERSION);
        LocalDate first = from.orElse(LocalDate.MIN);
        violations.require(
                until.filter(end -> !first.isBefore(end)).isEmpty(), "until", CommissionErrors.PLAN_VALIDITY);
        violations.require(
                sellers.user().isEmpty() || sellers.team().isEmpty(), "sellers", CommissionErrors.PLAN_SELLERS);
        violations.require(
                method == CommissionMethod.FIXED || currency.isPresent(), "currency", CommissionErrors.PLAN_CURRENCY);
        checkBrackets(brackets, method, violations);
        violations.throwIfAny();
    }

    private static void checkBrackets(
            List<CommissionBracket> brackets, CommissionMethod method, Violations violations) {
        boolean fixed = method == CommissionMethod.FIXED;
        violations.require(
                !brackets.isEmpty() && brackets.size() <= (fixed ? 1 : MOST_BRACKETS),
                "brackets",
                CommissionErrors.BRACKETS_SIZE);
        for (int i = 0; i < brackets.size(); i++) {
            CommissionBracket bracket = brackets.get(i);
            String path = "brackets[" + i + "]";
            BigDecimal percentage = bracket.percentage();
            violations.require(
                    percentage.signum() >= 0 && percentage.compareTo(HUNDRED) <= 0,
                    path + ".percentage",
                    CommissionErrors.PLAN_PERCENTAGE);
            violations.require(isKept(percentage), path + ".percentage", RecordErrors.TOO_PRECISE);
            violations.require(isKept(bracket.from()), path + ".from", RecordErrors.TOO_PRECISE);
            violations.require(
                    bracket.until().filter(end -> !isKept(end)).isEmpty(), path + ".until", RecordErrors.TOO_PRECISE);
            violations.require(
                    bracket.until()
                            .filter(end -> end.compareTo(bracket.from()) <= 0)
                            .isEmpty(),
                    path + ".until",
                    CommissionErrors.BRACKET_EMPTY);
            if (i == 0) {
                violations.require(bracket.from().signum() == 0, path + ".from", CommissionErrors.BRACKETS_BEGIN);
            }
            if (i == brackets.size() - 1) {
                violations.require(bracket.until().isEmpty(), path + ".until", CommissionErrors.BRACKETS_END);
            } else {
                BigDecimal next = brackets.get(i + 1).from();
                violations.require(
                        bracket.until().filter(end -> end.compareTo(next) == 0).isPresent(),
                        path + ".until",
                        CommissionErrors.BRACKETS_CONTIGUOUS);
            }
        }
    }

    private static boolean isKept(BigDecimal number) {
        return number.scale() <= MAX_SCALE && number.precision() - number.scale() <= MAX_INTEGER_DIGITS;
    }

    /** A fixed percentage for everybody, in whatever currency, from the beginning. */
    public static CommissionPlan fixed(String code, int version, CommissionBasis basis, String percentage) {
        return new CommissionPlan(
                code,
                version,
                basis,
                CommissionMethod.FIXED,
                List.of(CommissionBracket.from("0", percentage)),
                Optional.empty(),
                PlanSellers.ALL,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Brackets for everybody, for deals in one currency, from the beginning. */
    public static CommissionPlan withBrackets(
            String code,
            int version,
            CommissionBasis basis,
            CommissionMethod method,
            CurrencyUnit currency,
            CommissionBracket... brackets) {
        return new CommissionPlan(
                code,
                version,
                basis,
                method,
                List.of(brackets),
                Optional.of(currency),
                PlanSellers.ALL,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same for one user. */
    public CommissionPlan forUser(String user) {
        return sellers(new PlanSellers(Optional.of(user), Optional.empty()));
    }

    /** The same for whoever is in a team when the deal is won. */
    public CommissionPlan forTeam(String team) {
        return sellers(new PlanSellers(Optional.empty(), Optional.of(team)));
    }

    private CommissionPlan sellers(PlanSellers who) {
        return new CommissionPlan(code, version, basis, method, brackets, currency, who, from, until, bonus);
    }

    /** The same for deals in one currency. */
    public CommissionPlan in(CurrencyUnit one) {
        return new CommissionPlan(
                code, version, basis, method, brackets, Optional.of(one), sellers, from, until, bonus);
    }

    /** The same for deals won on this day or later. */
    public CommissionPlan validFrom(LocalDate day) {
        return new CommissionPlan(
                code, version, basis, method, brackets, currency, sellers, Optional.of(day), until, bonus);
    }

    /** The same for deals won before this day. */
    public CommissionPlan validUntil(LocalDate day) {
        return new CommissionPlan(
                code, version, basis, method, brackets, currency, sellers, from, Optional.of(day), bonus);
    }

    /** The same, earned beside what another plan gives. */
    public CommissionPlan asBonus() {
        return new CommissionPlan(code, version, basis, method, brackets, currency, sellers, from, until, true);
    }

    boolean isFor(CurrencyUnit other, LocalDate wonOn) {
        return currency.map(other::equals).orElse(true)
                && from.filter(wonOn::isBefore).isEmpty()
                && until.filter(end -> !wonOn.isBefore(end)).isEmpty();
    }

    /** What a base in the plan's currency earns. */
    public Commission on(Money base) {
        BigDecimal size = base.getAmount().abs();
        List<RatedPart> parts = new ArrayList<>();
        for (CommissionBracket bracket : brackets) {
            if (method == CommissionMethod.MARGINAL) {
                BigDecimal part = bracket.part(size);
                if (part.signum() > 0) {
                    parts.add(rated(bracket, base.isNegative() ? part.negate() : part));
                }
            } else if (bracket.contains(size)) {
                parts.add(rated(bracket, base.getAmount()));
            }
        }
        BigDecimal exact = parts.stream().map(RatedPart::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Commission(parts, Rounding.toMinorUnit(BigMoney.of(base.getCurrencyUnit(), exact)));
    }

    private static RatedPart rated(CommissionBracket bracket, BigDecimal base) {
        return new RatedPart(bracket.from(), bracket.until(), bracket.percentage(), base);
    }
}
