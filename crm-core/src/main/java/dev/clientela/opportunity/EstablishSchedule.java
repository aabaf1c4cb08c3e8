package dev.clientela.opportunity;

import dev.clientela.catalog.DefaultSchedule;
import dev.clientela.catalog.ScheduleKind;
import dev.clientela.catalog.SchedulePeriod;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.RecordErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A schedule to be laid down for a line, in place of the one it has: so many instalments, one each period from the start
 * on.
 *
 * <pre>{@code
 * EstablishSchedule.revenue(line.id()).divide(12).monthly().from(LocalDate.of(2026, 7, 1))
 * }</pre>
 *
 * <p>Divided, the whole is split into instalments that add up to it exactly, in minor units of the currency and, for
 * quantities, in the units that the whole itself is counted in (10 pieces in 3: 4, 3 and 3), unless decimals are given;
 * what is left over goes to the earliest. Repeated, the same comes in each time, and the line comes to so many times as
 * much. The whole is what the line comes to now, unless it is given.
 *
 * @param instalments from 1 to {@value DefaultSchedule#MAX_INSTALMENTS}
 * @param quantity the whole to divide, or what to repeat, in place of the line's
 * @param revenue likewise
 * @param decimals of divided quantities, from 0 to 6, where they are to be finer than the whole
 */
public record EstablishSchedule(
        OpportunityLineId line,
        ScheduleType type,
        Optional<ScheduleKind> kind,
        int instalments,
        Optional<SchedulePeriod> period,
        Optional<LocalDate> start,
        Optional<BigDecimal> quantity,
        Optional<Money> revenue,
        Optional<Integer> decimals) {

    private static EstablishSchedule of(OpportunityLineId line, ScheduleType type) {
        return new EstablishSchedule(
                line,
                type,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static EstablishSchedule quantity(OpportunityLineId line) {
        return of(line, ScheduleType.QUANTITY);
    }

    public static EstablishSchedule revenue(OpportunityLineId line) {
        return of(line, ScheduleType.REVENUE);
    }

    public static EstablishSchedule both(OpportunityLineId line) {
        return of(line, ScheduleType.BOTH);
    }

    /** Splits the whole. */
    public EstablishSchedule divide(int into) {
        return as(ScheduleKind.DIVIDE, into);
    }

    /** Lets the same come in so many times. */
    public EstablishSchedule repeat(int times) {
        return as(ScheduleKind.REPEAT, times);
    }

    private EstablishSchedule as(ScheduleKind how, int many) {
        return new EstablishSchedule(line, type, Optional.of(how), many, period, start, quantity, revenue, decimals);
    }

    public EstablishSchedule daily() {
        return each(SchedulePeriod.DAILY);
    }

    public EstablishSchedule weekly() {
        return each(SchedulePeriod.WEEKLY);
    }

    public EstablishSchedule monthly() {
        return each(SchedulePeriod.MONTHLY);
    }

    public EstablishSchedule quarterly() {
        return each(SchedulePeriod.QUARTERLY);
    }

    public EstablishSchedule yearly() {
        return each(SchedulePeriod.YEARLY);
    }

    public EstablishSchedule each(SchedulePeriod apart) {
        return new EstablishSchedule(
                line, type, kind, instalments, Optional.of(apart), start, quantity, revenue, decimals);
    }

    /** The date of the first instalment; the others are counted from it. */
    public EstablishSchedule from(LocalDate date) {
        return new EstablishSchedule(
                line, type, kind, instalments, period, Optional.of(date), quantity, revenue, decimals);
    }

    /** The quantity to divide or to repeat, in place of the line's. */
    public EstablishSchedule ofQuantity(BigDecimal whole) {
        return new EstablishSchedule(
                line, type, kind, instalments, period, start, Optional.of(whole), revenue, decimals);
    }

    /** The revenue to divide or to repeat, in place of the line's total. */
    public EstablishSchedule ofRevenue(Money whole) {
        return new EstablishSchedule(
                line, type, kind, instalments, period, start, quantity, Optional.of(whole), decimals);
    }

    /** Divides a quantity more finely than the whole is counted: 2 for hundredths. */
    public EstablishSchedule quantityDecimals(int scale) {
        return new EstablishSchedule(
                line, type, kind, instalments, period, start, quantity, revenue, Optional.of(scale));
    }

    /** What is wrong with it whatever the line. */
    Violations check() {
        Violations violations = new Violations()
                .require(kind.isPresent(), "kind", RecordErrors.REQUIRED)
                .require(period.isPresent(), "period", RecordErrors.REQUIRED)
                .require(start.isPresent(), "start", RecordErrors.REQUIRED)
                .require(
                        instalments >= 1 && instalments <= DefaultSchedule.MAX_INSTALMENTS,
                        "instalments",
                        OpportunityErrors.SCHEDULE_SIZE)
                .require(quantity.isEmpty() || type.hasQuantity(), "quantity", OpportunityErrors.AXIS_NOT_SCHEDULED)
                .require(revenue.isEmpty() || type.hasRevenue(), "revenue", OpportunityErrors.AXIS_NOT_SCHEDULED);
        start.map(InstalmentFields.DATE::check)
                .ifPresent(faults -> faults.forEach(
                        fault -> violations.add(new Violation("start", fault.code(), fault.parameters()))));
        int most = InstalmentFields.QUANTITY.scale();
        if (decimals.filter(scale -> scale < 0 || scale > most).isPresent()) {
            violations.add(new Violation("decimals", RecordErrors.OUT_OF_RANGE, Map.of("min", 0, "max", most)));
        }
        return violations;
    }
}
