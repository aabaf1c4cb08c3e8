package dev.clientela.opportunity;

import dev.clientela.catalog.DefaultSchedule;
import dev.clientela.catalog.Product;
import dev.clientela.command.Edit;
import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.error.Violation;
import dev.clientela.error.Violations;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.Query;
import dev.clientela.record.RecordErrors;
import dev.clientela.record.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A line with its instalments while a command runs. They are written with their line, which comes to what they add up to
 * and whose version refuses the slower of two, and with its deal.
 */
final class LineSchedule {

    private static final List<Field<?>> FIXED = List.of(InstalmentFields.LINE, InstalmentFields.OPPORTUNITY);

    private final Execution execution;
    private final DealLines lines;
    private final OpportunityLine line;
    private final List<Instalment> instalments;

    private LineSchedule(Execution execution, DealLines lines, OpportunityLine line) {
        this.execution = execution;
        this.lines = lines;
        this.line = line;
        this.instalments = of(execution, line);
    }

    /** For a change: the actor must have the right to change the deal. */
    static LineSchedule toChange(Execution execution, OpportunityLine line) {
        return new LineSchedule(execution, DealLines.toChange(execution, line.opportunity()), line);
    }

    /** Every schedule of the deal. */
    static List<LineSchedule> toChange(Execution execution, OpportunityId deal) {
        DealLines lines = DealLines.toChange(execution, deal);
        return DealLines.all(execution, deal).stream()
                .filter(line -> line.instalmentCount() > 0)
                .map(line -> new LineSchedule(execution, lines, line))
                .toList();
    }

    /** Every instalment, whether the actor may list it or not: the line is the sum of all. */
    private static List<Instalment> of(Execution execution, OpportunityLine line) {
        if (line.instalmentCount() == 0) {
            return List.of();
        }
        Criterion ofLine = InstalmentFields.LINE.is(line.id());
        return execution
                .everything(Query.of(Instalment.TYPE).where(ofLine).orderBy(InstalmentFields.DATE.ascending()))
                .list();
    }

    /** They go with their line. */
    static void deleteAll(Execution execution, OpportunityLine line) {
        execution.deleteAll(of(execution, line), InstalmentEvent.REMOVED);
    }

    /** A new line, with the schedule that it gets by itself. */
    static OpportunityLine insert(
            Execution execution, OpportunityLine draft, Optional<SchedulePlan> plan, LineTerms terms) {
        List<Values> planned = plan.map(steps -> steps.instalments(terms.quantity(), terms.total()))
                .orElse(List.of());
        LineTerms now = plan.map(steps -> sum(terms, steps.type(), planned)).orElse(terms);
        OpportunityLine added = execution.insert(
                draft.scheduled(plan.map(SchedulePlan::type), planned.size(), now), OpportunityLineEvent.ADDED);
        planned.forEach(values -> insert(execution, added, values));
        return added;
    }

    private static Instalment insert(Execution execution, OpportunityLine line, Values values) {
        return execution.insert(
                new Instalment(values.edit()
                        .set(InstalmentFields.ID, new InstalmentId(execution.newId()))
                        .set(InstalmentFields.OPPORTUNITY, line.opportunity())
                        .set(InstalmentFields.LINE, line.id())
                        .build()),
                InstalmentEvent.ADDED);
    }

    OpportunityLine establish(EstablishSchedule command) {
        Violations violations = command.check();
        boolean sameType = line.scheduleType().map(command.type()::equals).orElse(true);
        violations.require(sameType, "type", OpportunityErrors.SCHEDULE_OTHER_TYPE);
        violations.require(command.type().isAllowedFor(product()), "type", OpportunityErrors.SCHEDULE_NOT_ENABLED);
        command.revenue().ifPresent(whole -> checkCurrency(whole, violations));
        violations.throwIfAny();
        List<Values> planned = SchedulePlan.of(command)
                .instalments(
                        command.quantity().orElse(line.quantity()),
                        command.revenue().orElse(line.total()));
        planned.forEach(values -> checkReturn(values, violations));
        violations.throwIfAny();
        execution.deleteAll(instalments, InstalmentEvent.REMOVED);
        return settle(
                Optional.of(command.type()),
                planned.stream().map(values -> insert(execution, line, values)).toList());
    }

    Instalment add(AddInstalment command) {
        Values given = command.values();
        Edit.requireWritable(given.fields());
        Violations violations = new Violations();
        boolean otherDeal = given.has(InstalmentFields.OPPORTUNITY)
                && !line.opportunity().equals(given.get(InstalmentFields.OPPORTUNITY));
        violations.require(!otherDeal, InstalmentFields.OPPORTUNITY.name(), RecordErrors.READ_ONLY);
        violations.require(given.has(InstalmentFields.DATE), InstalmentFields.DATE.name(), RecordErrors.REQUIRED);
        violations.require(
                instalments.size() < DefaultSchedule.MAX_INSTALMENTS, "instalments", OpportunityErrors.SCHEDULE_SIZE);
        Optional<ScheduleType> type = line.scheduleType().or(() -> ScheduleType.of(given));
        check(given, type, violations);
        if (line.scheduleType().isEmpty()) {
            checkEnabled(given, violations);
        }
        violations.throwIfAny();
        Instalment added = insert(execution, line, given);
        List<Instalment> now = new ArrayList<>(instalments);
        now.add(added);
        settle(type, now);
        return added;
    }

    /** Which axes the product offers is asked when a schedule begins; what has begun goes on. */
    private void checkEnabled(Values given, Violations violations) {
        Product product = product();
        violations.require(
                !given.has(InstalmentFields.QUANTITY) || product.hasQuantityScheduling(),
                InstalmentFields.QUANTITY.name(),
                OpportunityErrors.SCHEDULE_NOT_ENABLED);
        violations.require(
                !given.has(InstalmentFields.REVENUE) || product.hasRevenueScheduling(),
                InstalmentFields.REVENUE.name(),
                OpportunityErrors.SCHEDULE_NOT_ENABLED);
    }

    Instalment change(Instalment before, ChangeInstalment command) {
        Values edited = command.edit().applyTo(before);
        Violations violations = new Violations();
        for (Field<?> field : before.values().differences(edited)) {
            violations.require(!FIXED.contains(field), field.name(), RecordErrors.READ_ONLY);
        }
        check(edited, line.scheduleType(), violations);
        violations.throwIfAny();
        Instalment after = execution.update(before, new Instalment(edited), InstalmentEvent.CHANGED);
        if (after.version() != before.version()) {
            List<Instalment> now = new ArrayList<>(instalments);
            now.replaceAll(instalment -> instalment.id().equals(after.id()) ? after : instalment);
            settle(line.scheduleType(), now);
        }
        return after;
    }

    /** An instalment says what the schedule is of, and nothing else. */
    private void check(Values instalment, Optional<ScheduleType> type, Violations violations) {
        boolean quantity = type.map(ScheduleType::hasQuantity).orElse(true);
        boolean revenue = type.map(ScheduleType::hasRevenue).orElse(true);
        checkAxis(instalment, InstalmentFields.QUANTITY, quantity, violations);
        checkAxis(instalment, InstalmentFields.REVENUE, revenue, violations);
        Money comingIn = instalment.get(InstalmentFields.REVENUE);
        if (comingIn != null) {
            checkCurrency(comingIn, violations);
        }
        checkReturn(instalment, violations);
    }

    private static void checkAxis(Values instalment, Field<?> axis, boolean scheduled, Violations violations) {
        violations.require(
                scheduled == instalment.has(axis),
                axis.name(),
                scheduled ? RecordErrors.REQUIRED : OpportunityErrors.AXIS_NOT_SCHEDULED);
    }

    private void checkCurrency(Money revenue, Violations violations) {
        violations.require(
                revenue.getCurrencyUnit().equals(line.currency()),
                InstalmentFields.REVENUE.name(),
                OpportunityErrors.LINE_OTHER_CURRENCY);
    }

    private void checkReturn(Values instalment, Violations violations) {
        BigDecimal quantity = instalment.get(InstalmentFields.QUANTITY);
        if (quantity != null && quantity.signum() < 0) {
            DealLines.checkReturn(quantity, product(), violations);
        }
    }

    private Product product() {
        return DealLines.productOf(execution, line);
    }

    OpportunityLine remove(Instalment gone) {
        execution.delete(gone, InstalmentEvent.REMOVED);
        List<Instalment> left = new ArrayList<>(instalments);
        left.removeIf(instalment -> instalment.id().equals(gone.id()));
        return settle(line.scheduleType(), left);
    }

    OpportunityLine clear() {
        requireScheduled();
        execution.deleteAll(instalments, InstalmentEvent.REMOVED);
        return settle(Optional.empty(), List.of());
    }

    private void requireScheduled() {
        if (instalments.isEmpty()) {
            throw new RefusedException(OpportunityErrors.LINE_NOT_SCHEDULED, Map.of("line", line.id()));
        }
    }

    OpportunityLine shiftBy(Period period) {
        requireScheduled();
        if (period.isZero()) {
            return line;
        }
        for (Instalment instalment : instalments) {
            execution.update(instalment, moved(instalment, period), InstalmentEvent.CHANGED);
        }
        return lines.scheduled(line, line);
    }

    private static Instalment moved(Instalment instalment, Period period) {
        LocalDate date = moved(instalment.date(), period);
        Violations violations = new Violations();
        InstalmentFields.DATE
                .check(date)
                .forEach(fault -> violations.add(new Violation("period", fault.code(), fault.parameters())));
        violations.throwIfAny();
        return instalment.on(date);
    }

    private static LocalDate moved(LocalDate date, Period period) {
        try {
            return date.plus(period);
        } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
            return LocalDate.MAX; // which the field does not take either, and says so
        }
    }

    /** The line as its instalments make it; what it came to last, once there is none. */
    private OpportunityLine settle(Optional<ScheduleType> type, List<Instalment> now) {
        LineTerms before = LineTerms.of(line.values());
        Optional<ScheduleType> left = type.filter(scheduled -> !now.isEmpty());
        List<Values> values = now.stream().map(Instalment::values).toList();
        LineTerms terms = left.map(scheduled -> sum(before, scheduled, values)).orElse(before);
        return lines.scheduled(line, line.scheduled(left, now.size(), terms));
    }

    /** The terms that instalments add up to. */
    private static LineTerms sum(LineTerms before, ScheduleType type, List<Values> instalments) {
        BigDecimal quantity = type.hasQuantity()
                ? instalments.stream()
                        .flatMap(values -> Optional.ofNullable(values.get(InstalmentFields.QUANTITY)).stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : before.quantity();
        Optional<Money> total = type.hasRevenue()
                ? instalments.stream()
                        .flatMap(values -> Optional.ofNullable(values.get(InstalmentFields.REVENUE)).stream())
                        .reduce(Money::plus)
                : Optional.empty();
        LineTerms terms = before.comingTo(quantity, total);
        new Violations().addAll(terms.check()).throwIfAny();
        return terms;
    }
}
