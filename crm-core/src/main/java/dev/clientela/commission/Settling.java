package dev.clientela.commission;

import dev.clientela.command.Execution;
import dev.clientela.error.RefusedException;
import dev.clientela.forecast.FiscalCalendar;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.record.Criterion;
import dev.clientela.record.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Puts what a seller has earned in a period and currency, and is not settled, into one settlement. */
final class Settling {

    private Settling() {}

    static Criterion earnedIn(Execution execution, ForecastPeriod period) {
        FiscalCalendar calendar = execution.port(FiscalCalendar.class);
        return CommissionEntryFields.EARNED_ON.isWithin(calendar.start(period), calendar.end(period));
    }

    /** The settlement; empty when there is nothing to settle. */
    static Optional<CommissionSettlement> of(Execution execution, SettleCommissions command) {
        execution.require(Commissions.SETTLE, CommissionSettlement.TYPE);
        List<CommissionEntry> entries = Entries.all(
                execution,
                CommissionEntry.TYPE,
                Commissions.inPeriod(execution, command.seller(), command.period())
                        .and(CommissionEntryFields.CURRENCY.is(command.currency()))
                        .and(CommissionEntryFields.SETTLEMENT.isAbsent()),
                CommissionEntryFields.EARNED_ON.ascending());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        CommissionSettlement settlement = execution.insertAsConsequence(
                CommissionSettlement.TYPE.create(values(execution, command, entries)), CommissionEvent.SETTLED);
        entries.forEach(entry ->
                execution.updateAsConsequence(entry, entry.settledIn(settlement.id()), CommissionEvent.ENTRY_SETTLED));
        return Optional.of(settlement);
    }

    private static Values values(Execution execution, SettleCommissions command, List<CommissionEntry> entries) {
        FiscalCalendar calendar = execution.port(FiscalCalendar.class);
        Money amount = Money.total(entries.stream().map(CommissionEntry::amount).toList());
        return CommissionSettlement.TYPE
                .noValues()
                .edit()
                .set(CommissionSettlementFields.ID, new CommissionSettlementId(execution.newId()))
                .set(CommissionSettlementFields.SELLER, command.seller())
                .set(CommissionSettlementFields.PERIOD, command.period())
                .set(CommissionSettlementFields.STARTS_ON, calendar.start(command.period()))
                .set(CommissionSettlementFields.ENDS_ON, calendar.end(command.period()))
                .set(CommissionSettlementFields.CURRENCY, command.currency())
                .set(CommissionSettlementFields.AMOUNT, amount)
                .set(CommissionSettlementFields.ENTRY_COUNT, (long) entries.size())
                .build();
    }

    static RefusedException nothing(SettleCommissions command) {
        return new RefusedException(
                CommissionErrors.NOTHING_TO_SETTLE,
                Map.of("seller", command.seller(), "period", command.period(), "currency", command.currency()));
    }
}
